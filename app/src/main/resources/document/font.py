"""Makes the font of reports out of Noto Sans SC Regular, TrueType:

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3 && tar xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz
    pip install fonttools && python3 font.py package/400Regular/NotoSansSC_400Regular.ttf report-han.ttf

Kept are GBK's characters and those of Latin with their outlines: no hints, no layout, no names of glyphs.
"""

import copy
import sys

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

source, target = sys.argv[1:]

wanted = set(range(0x20, 0x7F)) | set(range(0xA1, 0x180)) | set(range(0x1E00, 0x1F00)) | {0x2010, 0x20AC, 0x25A1, 0x2641}
wanted.remove(0xAD)
for pair in ((high, low) for high in range(0x81, 0xFF) for low in range(0x40, 0xFF)):
    try:
        wanted.add(ord(bytes(pair).decode("gbk")))
    except UnicodeDecodeError:
        pass

font = TTFont(source, recalcTimestamp=False)
options = Options(hinting=False, layout_features=[], glyph_names=False, name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14])
options.drop_tables += ["BASE", "GDEF", "GPOS", "GSUB", "STAT", "gasp", "prep", "vhea", "vmtx"]
subsetter = Subsetter(options)
subsetter.populate(unicodes=wanted)
subsetter.subset(font)

# Variants of characters, which no report asks for.
font["cmap"].tables = [table for table in font["cmap"].tables if table.isUnicode() and table.format != 14]

cmap, glyphs, widths = font.getBestCmap(), font["glyf"], font["hmtx"]


def add(code, glyph, width):
    """Gives a character a glyph of its own."""
    name = "uni%04X" % code
    font.setGlyphOrder(font.getGlyphOrder() + [name])
    glyphs[name], widths[name] = glyph, width
    for table in font["cmap"].tables:
        table.cmap[code] = name


# Two characters that look alike share a glyph: whoever copies text out of a report would get the other one.
seen = set()
for code, name in sorted(cmap.items()):
    if name in seen:
        add(code, copy.deepcopy(glyphs[name]), widths[name])
    seen.add(name)

# The one character of GBK that the font lacks, U+2252: an equals sign between two dots.
if 0x2252 not in cmap:
    equals, dot, pen = glyphs[cmap[0x3D]], glyphs[cmap[0x2E]], TTGlyphPen(None)
    equals.draw(pen, glyphs)
    above = (equals.xMin - dot.xMin, equals.yMax + 60 - dot.yMin)
    below = (equals.xMax - dot.xMax, equals.yMin - 60 - dot.yMax)
    for x, y in (above, below):
        dot.draw(TransformPen(pen, (1, 0, 0, 1, x, y)), glyphs)
    add(0x2252, pen.glyph(), widths[cmap[0x3D]])

font.save(target)
