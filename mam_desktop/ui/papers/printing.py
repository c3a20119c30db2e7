"""Prints pages that were drawn before: each picture fills one sheet of paper."""

from collections.abc import Sequence

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

_KEEP = Qt.AspectRatioMode.KeepAspectRatio


def a4_printer() -> QPrinter:
    """Return a printer set to whole A4 pages; which one is chosen in the system's own dialog."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    page = QPageSize(QPageSize.PageSizeId.A4)
    portrait = QPageLayout.Orientation.Portrait
    printer.setPageLayout(QPageLayout(page, portrait, QMarginsF(0, 0, 0, 0)))
    printer.setFullPage(True)
    return printer


def print_pictures(printer: QPrinter, pages: Sequence[bytes]) -> bool:
    """Print pictures of pages, a sheet each; say whether the printer took them."""
    painter = QPainter()
    if not painter.begin(printer):
        return False
    first, last = printer.fromPage() or 1, printer.toPage() or len(pages)
    chosen = pages[first - 1 : last]
    for no, page in enumerate(chosen):
        if no:
            printer.newPage()
        picture = QImage.fromData(page)
        room = QSizeF(printer.pageLayout().fullRectPixels(printer.resolution()).size())
        size = QSizeF(picture.size()).scaled(room, _KEEP)
        painter.drawImage(QRectF(QPointF(0, 0), size), picture)
    return painter.end()
