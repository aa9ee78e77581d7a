"""Makes the fonts of this folder from those of the Debian package fonts-noto-core 20201225-1.

    apt-get download fonts-noto-core=20201225-1
    dpkg-deb -x fonts-noto-core_20201225-1_all.deb noto
    python3 -m venv venv && venv/bin/pip install fonttools==4.68.0
    venv/bin/python make.py noto/usr/share/fonts/truetype/noto

Only characters that reports in Latin, Cyrillic, Greek, Georgian and Armenian need are kept, with all
features of their layout; hints for screens, which PDF and PNG ignore, are left out. The same input gives
the same bytes: the fonts keep the dates of their makers.
"""
import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FROM = Path(sys.argv[1])
INTO = Path(__file__).parent

LETTERS = [
    (0x20, 0x24F),  # Latin: basic, supplement, extended A and B
    (0x259, 0x259),
    (0x2B0, 0x2FF),  # modifiers
    (0x300, 0x36F),  # combining marks
    (0x370, 0x3FF),  # Greek
    (0x400, 0x52F),  # Cyrillic and its supplement
    (0x1E00, 0x1EFF),  # Latin, extended
    (0x2000, 0x206F),  # punctuation
    (0x2070, 0x209F),  # superscripts and subscripts
    (0x20A0, 0x20BF),  # currencies
    (0x2100, 0x215F),  # letterlike, fractions
    (0x2200, 0x22FF),  # mathematical
    (0x25CC, 0x25CC),  # the carrier of marks that stand alone
    (0xFFFD, 0xFFFD),
]
GEORGIAN = [(0x10A0, 0x10FF), (0x1C90, 0x1CBF), (0x2D00, 0x2D2F)]
ARMENIAN = [(0x530, 0x58F), (0xFB13, 0xFB17)]
SIGNS = [(0x2190, 0x21FF), (0x2200, 0x22FF)]
SHAPES = [(0x2190, 0x2199), (0x25A0, 0x25FF), (0x2605, 0x2606), (0x2610, 0x2612), (0x2713, 0x2718), (0x26A0, 0x26A0)]

FONTS = {
    "NotoSans-Regular": LETTERS,
    "NotoSans-Bold": LETTERS,
    "NotoSansGeorgian-Regular": GEORGIAN,
    "NotoSansGeorgian-Bold": GEORGIAN,
    "NotoSansArmenian-Regular": ARMENIAN,
    "NotoSansArmenian-Bold": ARMENIAN,
    "NotoSansMath-Regular": SIGNS,
    "NotoSansSymbols2-Regular": SHAPES,
}

for name, ranges in FONTS.items():
    options = subset.Options()
    options.layout_features = ["*"]
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.recalc_timestamp = False
    font = TTFont(FROM / f"{name}.ttf", recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for low, high in ranges for code in range(low, high + 1)])
    subsetter.subset(font)
    for table in ("MATH",):
        if table in font:
            del font[table]
    font.save(INTO / f"{name}.ttf")
    print(f"{name}: {(INTO / f'{name}.ttf').stat().st_size} bytes, {len(font.getGlyphOrder())} glyphs, {len(font.getBestCmap())} characters")
