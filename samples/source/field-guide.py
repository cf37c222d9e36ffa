#!/usr/bin/env python3
"""Makes field-guide.pdf, the freely licensed document that the sample results were parsed from.

The text is the project's own (Apache-2.0). Needs reportlab. The parser run on it is described in samples/README.md.
"""
import sys

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle, getSampleStyleSheet
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.platypus import (ListFlowable, ListItem, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table,
                                TableStyle)

pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
styles = getSampleStyleSheet()
body = ParagraphStyle("body", parent=styles["BodyText"], fontSize=11, leading=15)
chinese = ParagraphStyle("chinese", parent=body, fontName="STSong-Light", wordWrap="CJK")
heading = styles["Heading2"]
chinese_heading = ParagraphStyle("chinese_heading", parent=heading, fontName="STSong-Light")


def table(rows):
    grid = Table(rows, hAlign="LEFT")
    grid.setStyle(TableStyle([("GRID", (0, 0), (-1, -1), 0.5, colors.black),
                              ("FONT", (0, 0), (-1, -1), "STSong-Light", 10),
                              ("BACKGROUND", (0, 0), (-1, 0), colors.whitesmoke)]))
    return grid


def chart():
    drawing = Drawing(240, 90)
    for i, height in enumerate([30, 55, 80, 45]):
        drawing.add(Rect(20 + 50 * i, 10, 30, height, fillColor=colors.steelblue))
        drawing.add(String(27 + 50 * i, 0, f"Q{i + 1}", fontSize=9))
    return drawing


def furniture(canvas, document):
    canvas.setFont("Helvetica", 8)
    canvas.drawString(72, A4[1] - 40, "A field guide to river stations")
    canvas.drawCentredString(A4[0] / 2, 30, str(document.page))


story = [
    Paragraph("A field guide to river stations", styles["Title"]),
    Paragraph("This guide explains how a small team measures the water level of a river, keeps the records, and finds "
              "them again years later. It was written as a sample document and may be used freely.", body),
    Paragraph("1 Choosing a site", heading),
    Paragraph("A good site has a straight channel, a stable bed and banks that do not flood. Walk the reach at low "
              "water before you decide; most stations that failed were placed in a hurry.", body),
    ListFlowable([ListItem(Paragraph(text, body)) for text in (
        "Keep away from bridges and weirs, whose backwater bends the rating curve.",
        "Ask the people who live there how high the last flood stood.",
        "Write down the coordinates and take a photograph of both banks.")], bulletType="bullet"),
    Paragraph("2 Instruments", heading),
    table([["Instrument", "Range", "Accuracy"], ["Staff gauge", "0–5 m", "10 mm"],
           ["Pressure sensor", "0–20 m", "3 mm"], ["Radar level meter", "0–35 m", "2 mm"]]),
    Spacer(1, 6),
    Paragraph("Table 1. Instruments for measuring the water level.", body),
    PageBreak(),
    Paragraph("3 水位观测", chinese_heading),
    Paragraph("水位观测是水文站最基本的工作。观测人员每天八时和二十时各读一次水尺,汛期每小时读一次,读数精确到一厘米。"
              "自动水位计的记录应当与水尺读数核对,两者相差超过两厘米时要查明原因。", chinese),
    Paragraph("设备安装以后,第一年要比测三十次以上,比测结果写入考证簿。", chinese),
    table([["测站", "河名", "最高水位(米)"], ["青石桥", "清溪", "4.82"], ["柳湾", "白水河", "7.15"]]),
    Spacer(1, 6),
    Paragraph("表2 两个测站的最高水位。", chinese),
    Paragraph("4 Discharge", heading),
    Paragraph("The discharge Q follows from the velocity v and the area A of the cross-section: Q = v A. Measure the "
              "velocity at 0.6 of the depth in at least ten verticals.", body),
    PageBreak(),
    Paragraph("5 Records", heading),
    Paragraph("Keep the raw readings for ever. Corrected values can be computed again; a reading that was thrown away "
              "cannot. Figure 1 shows the rainfall of one year by quarter.", body),
    chart(),
    Spacer(1, 8),
    Paragraph("Figure 1. Rainfall by quarter.", body),
    Paragraph("6 资料整编", chinese_heading),
    Paragraph("年终应将全年的水位、流量和雨量资料整编成册。整编时先检查原始记录,再绘制水位过程线,最后推求逐日平均流量。", chinese),
]
SimpleDocTemplate(sys.argv[1], pagesize=A4, title="A field guide to river stations", author="The Folio authors").build(
    story, onFirstPage=furniture, onLaterPages=furniture)
