"""Every score, rank and answer on the pages of a site is that of `cpi score` and `cpi compare`.

    python site_figures.py CPI SITE INDEX

The pages are read back with lxml: the tables of countries and parts, the headings of countries, the tables of what each
answer earned, the matrices of answers, and the heat tables of views.
"""

import json
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

from lxml import html


def command(*arguments):
    done = subprocess.run(arguments, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(arguments)}: {done.stderr}")
    return json.loads(done.stdout)


class Published:
    """What the command says of a round."""

    def __init__(self, cpi, index, round_id, framework):
        score = [cpi, "score", index, "--round", round_id, "--format", "json"]
        self.cards = {card["country"]: card for card in command(*score, "--trail")["scorecards"]}
        compared = command(cpi, "compare", index, "--round", round_id, "--format", "json")
        self.ranks, self.ranked = {}, {}
        for node in compared["comparisons"][0]["nodes"]:
            places = [place for place in node["places"] if "rank" in place]
            self.ranked[node["code"]] = len(places)
            for place in places:
                self.ranks[place["country"], node["code"]] = place["rank"]
        self.nodes = {(c, n["code"]): n for c, card in self.cards.items() for n in card["nodes"]}
        self.groups = {
            (c, view["code"], group["code"]): group
            for c, card in self.cards.items()
            for view in card.get("views", [])
            for group in view["groups"]
        }
        self.cells = {
            (c, view["code"], cell["row"], cell["group"]): cell
            for c, card in self.cards.items()
            for view in card.get("views", [])
            for cell in view.get("cells", [])
        }
        self.items = {
            (c, item["code"]): item
            for c, card in self.cards.items()
            for item in card["trail"]["indicators"]
        }
        self.framework = framework
        self.indicators = {each["code"]: each for each in framework["indicators"]}
        self.root = next(node["code"] for node in framework["nodes"] if not node.get("parent"))
        self.languages = framework["languages"]

    def said(self, country, code):
        """What a reader is told of an answer, without the sign before it."""
        answer = self.items[country, code]["answer"]
        indicator = self.indicators[code]
        if answer in ("missing", "not-applicable"):
            return {"missing": "not answered", "not-applicable": "does not apply"}[answer]
        if indicator["kind"] == "quantity":
            return Decimal(answer)
        options = self.framework["scales"][indicator["scale"]]["options"]
        labels = next(option for option in options if option["code"] == answer).get("label", {})
        return labels.get("en") or next(iter(labels.values()), answer)


class Pages:
    """The pages of a site in one language, and what was found wrong on them."""

    def __init__(self, site, language, published):
        self.folder, self.published = Path(site) / language, published
        self.faults, self.counted = [], {}
        # The parts directly beneath the index by their labels, where no two have the same.
        parts = [n for n in published.framework["nodes"] if n.get("parent") == published.root]
        labels = [(node.get("label") or {}).get("en", node["code"]) for node in parts]
        self.labels = {each: parts[at]["code"] for at, each in enumerate(labels) if labels.count(each) == 1}

    def count(self, kind, path, what, shown, wanted):
        self.counted[kind] = self.counted.get(kind, 0) + 1
        if shown != wanted:
            self.faults.append(f"{path}: {what}: the page has {shown!r}, the command {wanted!r}")

    @staticmethod
    def rows(table):
        """The cells of each row of the body of a table."""
        return [row.xpath("./th|./td") for row in table.xpath("./tbody/tr")]

    @staticmethod
    def link(cell):
        found = cell.xpath(".//a/@href")
        return found[0] if found else None

    @staticmethod
    def exact(cell):
        """The exact figure of a cell, and the shown one."""
        figures = cell.xpath("./data")
        return (figures[0].get("value"), figures[0].text_content()) if figures else (None, None)

    def score(self, kind, path, what, cell, wanted):
        exact, shown = self.exact(cell)
        self.count(kind, path, f"{what}, exact", exact, wanted.get("score"))
        self.count(kind, path, f"{what}, shown", (shown or "").replace("\u2212", "-"), wanted.get("display", ""))

    def answer(self, kind, path, what, cell, country, code):
        shown = cell.text_content().strip()
        wanted = self.published.said(country, code)
        words = re.sub(r"^[●◐○–/] *", "", shown)
        if isinstance(wanted, Decimal):
            # Its unit comes after a space.
            number = re.match(r"[\u2212-]?\d[\d,]*(\.\d+)?", words)
            found = number and Decimal(number[0].replace("\u2212", "-").replace(",", ""))
            self.count(kind, path, what, found, wanted)
        else:
            adjudicated = self.published.items[country, code].get("adjudicated")
            said = words.startswith(wanted) if adjudicated is not None else words == wanted
            self.count(kind, path, f"{what}: {words}", said, True)

    def countries(self, path, tree, found):
        """A table of countries: score and rank of each at one node or group."""
        tables = tree.xpath("//*[@id='_countries']/following::table[1]")
        head = [cell.text_content() for cell in tables[0].xpath("./thead//th")] if tables else []
        for cells in self.rows(tables[0]) if tables else []:
            country = re.search(r"country/(.+)\.html$", self.link(cells[0]) or "")
            if not country:
                continue
            wanted, rank = found(country[1])
            self.score("scores of countries", path, country[1], cells[1], wanted)
            if "Rank" in head and rank is not None:
                self.count("ranks", path, country[1], self.exact(cells[head.index("Rank")])[0], rank)
            # On the home page the parts of the index stand beside each other.
            for title, cell in zip(head[2:], cells[2:], strict=False):
                code = self.labels.get(title)
                if code:
                    self.score("parts side by side", path, (country[1], code), cell, self.published.nodes[country[1], code])

    def heat(self, path, table, of_row):
        """A heat table: after the score of each row those of the groups of a view."""
        head = [cell.text_content() for cell in table.xpath("./thead//th")]
        for view in self.published.framework.get("views", []):
            labels = [(g.get("label") or {}).get("en", g["code"]) for g in view["groups"]]
            shown = [at for at, label in enumerate(head) if label in labels]
            if len(shown) < 2 or [head[at] for at in shown] != [each for each in labels if each in head]:
                continue
            for cells in self.rows(table):
                for at in shown:
                    group = view["groups"][labels.index(head[at])]["code"]
                    wanted = of_row(cells[0], view["code"], group)
                    if wanted is not None:
                        self.score("cells", path, f"{cells[0].text_content()}, {group}", cells[at], wanted)

    def country(self, country, path, tree):
        published = self.published
        for heading in tree.xpath("//*[starts-with(@id, 'node-')]"):
            code = heading.get("id")[5:]
            line = heading.xpath("string(following::p[1])")
            wanted = published.nodes[country, code]
            if "display" in wanted and (told := re.match(r"Score (\S+)\.(?: Rank (\S+) of (\d+)\.)?", line)):
                self.count("headings", path, code, told[1].replace("\u2212", "-"), wanted["display"])
                if told[2]:
                    ranks = (published.ranks[country, code], str(published.ranked[code]))
                    self.count("ranks", path, code, (told[2], told[3]), ranks)
        for table in tree.xpath("//table"):
            head = [cell.text_content() for cell in table.xpath("./thead//th")]
            if head[:3] == ["Question", "Answer", "Earned"]:
                for cells in self.rows(table):
                    code = (self.link(cells[0]) or "").rpartition("#")[2]
                    item = published.items[country, code]
                    self.seen.add((country, code))
                    self.answer("answers of countries", path, code, cells[1], country, code)
                    self.count("earned", path, code, self.exact(cells[2])[0], item.get("score"))
            elif head[:3] == ["Part", "Score", "Rank"]:
                for cells in self.rows(table):
                    code = (self.link(cells[0]) or f"#node-{published.root}").rpartition("#node-")[2]
                    self.score("parts of countries", path, code, cells[1], published.nodes[country, code])
                    rank = published.ranks.get((country, code))
                    self.count("ranks", path, code, self.exact(cells[2])[0], rank)
            elif head[:2] == ["Part", "Score"] and table.get("class") == "heat":
                def cell(name, view, group):
                    code = (self.link(name) or "#").rpartition("#node-")[2]
                    if not code:
                        return published.groups.get((country, view, group))
                    return published.cells.get((country, view, code, group))

                self.heat(path, table, cell)

    def matrix(self, path, tree):
        """The matrices of answers: countries by questions, or questions by countries."""
        names = {}
        for row in tree.xpath("//*[@id='_countries']/following::table[1]/tbody/tr"):
            country = re.search(r"country/(.+)\.html$", row.xpath("string(.//a/@href)"))
            if country:
                names[row.xpath("string(.//a)")] = country[1]
        tables = tree.xpath("//*[@id='_matrix']/following::table[following::*[@id='_questions']]")
        for table in tables:
            head = [cell.text_content() for cell in table.xpath("./thead//th")][1:]
            for cells in self.rows(table):
                link = self.link(cells[0]) or ""
                country = re.search(r"country/(.+)\.html$", link)
                for title, cell in zip(head, cells[1:], strict=True):
                    at = (country[1], title) if country else (names[title], link.rpartition("#")[2])
                    self.answer("answers side by side", path, at, cell, *at)

    def read(self):
        published, self.seen = self.published, set()
        root = published.root
        for path in sorted(self.folder.rglob("*.html")):
            kind = path.parent.name
            name = str(path.relative_to(self.folder))
            if kind not in ("country", "article", "dimension") and name != "index.html":
                continue
            tree = html.parse(str(path)).getroot()
            if kind == "country":
                self.country(path.stem, name, tree)
            elif kind == "dimension":
                views = [v["code"] for v in published.framework["views"] if path.stem in [g["code"] for g in v["groups"]]]
                if len(views) == 1:
                    self.countries(name, tree, lambda c: (published.groups[c, views[0], path.stem], None))
            elif kind == "article":
                self.countries(name, tree, lambda c: (published.nodes[c, path.stem], published.ranks.get((c, path.stem))))
                self.matrix(name, tree)
            else:
                self.countries(name, tree, lambda c: (published.nodes[c, root], published.ranks.get((c, root))))
        missing = set(published.items) - self.seen
        if missing:
            self.faults.append(f"{len(missing)} answers are on no page of a country, such as {sorted(missing)[0]}")


def main():
    cpi, site, index = sys.argv[1:4]
    manifest = json.loads((Path(site) / "data/manifest.json").read_text())
    folder = Path(site) / "data" / manifest["round"]
    framework = json.loads((folder / "framework.json").read_text())
    published = Published(cpi, index, manifest["round"], framework)
    pages = Pages(site, "en", published)
    pages.read()
    for kind in ["scores of countries", "ranks", "parts of countries", "answers of countries", "earned"]:
        if not pages.counted.get(kind):
            pages.faults.append(f"no figure was read: {kind}")
    if pages.faults:
        raise SystemExit("\n".join(pages.faults[:30] + [f"{len(pages.faults)} faults"]))
    print(f"{index}: {', '.join(f'{n} {kind}' for kind, n in pages.counted.items())}")


main()
