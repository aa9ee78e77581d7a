"""The report of a country with Jinja2, matplotlib and WeasyPrint: the same parts, a chart an article and the
table of every answer. It does less: scores come from what `cpi score` has computed, nothing is
searched for personal data, and the PDF has no tags.

    report_weasyprint.py SCORES.csv INDICATORS.csv COUNTRY html|pdf OUT
"""
import csv
import io
import sys
from collections import defaultdict

import matplotlib

matplotlib.use("svg")
import matplotlib.pyplot as plt
from jinja2 import Environment

scores, indicators, country, kind, out = sys.argv[1:]
by_node, answers, cells = defaultdict(dict), [], defaultdict(dict)
with open(scores, newline="") as file:
    for row in csv.DictReader(file):
        if row["what"] == "node":
            by_node[row["node"]][row["country"]] = row
        elif row["what"] == "cell" and row["country"] == country:
            cells[row["node"]][row["group"]] = row
        elif row["what"] == "indicator" and row["country"] == country:
            answers.append(row)
with open(indicators, newline="") as file:
    asked = {row["code"]: row for row in csv.DictReader(file)}
of_node = defaultdict(list)
for row in answers:
    of_node[asked[row["indicator"]]["parent"]].append(row)
# The articles: what has a row of its own in the view.
by_node = {code: rows for code, rows in by_node.items() if code in cells}


def strip(rows):
    figure, axes = plt.subplots(figsize=(7, 0.8))
    for code, row in rows.items():
        if row["score"]:
            x = float(row["score"])
            axes.plot(x, 0, "o", color="#0f3a5f" if code == country else "#8a8a8a")
            axes.annotate(code, (x, 0), xytext=(0, 6), textcoords="offset points", ha="center", fontsize=8)
    axes.set_xlim(0, 1)
    axes.set_yticks([])
    text = io.StringIO()
    figure.savefig(text, format="svg", bbox_inches="tight")
    plt.close(figure)
    return text.getvalue().split("?>", 1)[1].split("dtd\">", 1)[-1]


PAGE = Environment(autoescape=True).from_string("""<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>{{ country }}</title>
<style>@page{size:A4;margin:2cm}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid #ccc;font-size:9pt}</style>
<h1>{{ country }}</h1>
<table><thead><tr><th>Part<th>Score<th>Coverage</thead>{% for code, rows in nodes.items() %}
<tr><th>{{ code }}<td>{{ rows[country].display }}<td>{{ rows[country].coverage }}{% endfor %}</table>
{% for code, rows in nodes.items() %}<h2>{{ code }}</h2>
{{ charts[code] | safe }}
<table><tr>{% for group in cells[code].values() %}<td>{{ group.group }} {{ group.display }}{% endfor %}</table>
<table><thead><tr><th>Country<th>Score<th>Band</thead>{% for other, row in rows.items() %}
<tr><th>{{ other }}<td>{{ row.display }}<td>{{ row.band }}{% endfor %}</table>
<table><thead><tr><th>Question<th>Answer<th>Score</thead>{% for row in of_node[code] %}
<tr><th>{{ asked[row.indicator]["question@en"] }}<td>{{ row.answer }}<td>{{ row.score }}{% endfor %}</table>
{% endfor %}
<h2>Every answer</h2><table><thead><tr><th>Code<th>Question<th>Answer<th>Score</thead>{% for row in answers %}
<tr><th>{{ row.indicator }}<td>{{ asked[row.indicator]["question@en"] }}<td>{{ row.answer }}<td>{{ row.score }}{% endfor %}</table>""")
charts = {code: strip(rows) for code, rows in by_node.items()}
page = PAGE.render(country=country, nodes=by_node, charts=charts, cells=cells, of_node=of_node, asked=asked, answers=answers)
if kind == "html":
    with open(out, "w") as file:
        file.write(page)
else:
    from weasyprint import HTML

    HTML(string=page).write_pdf(out)
