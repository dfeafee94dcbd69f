"""PDF and Word documents made by hand, as small as they can be."""

import io
import zipfile

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" '
    'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" ContentType="application/'
    'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
_STYLES = (
    f"<w:styles {_W}>"
    + "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/></w:style>'
        for name in ("Title", "Quote", "Caption")
    )
    + "</w:styles>"
)


def word(body, **parts):
    """Return a Word document; ``parts`` are further files of the archive by name."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", _TYPES)
        archive.writestr("_rels/.rels", _RELATIONS)
        archive.writestr(
            "word/document.xml", f"<w:document {_W}><w:body>{body}</w:body></w:document>"
        )
        archive.writestr("word/styles.xml", _STYLES)
        for name, content in parts.items():
            archive.writestr(f"word/{name}", content)
    return file.getvalue()


def par(text, style=None):
    """Return a paragraph of a Word document."""
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def pdf(*pages, title=None, trailer=b"", pack=None):
    """Return a PDF; a page is a list of (left, bottom, size, text), in points and in Windows-1252.

    ``pack`` turns the drawing of a page into a compressed stream.
    """
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        b"<< /Title (%s) >>" % (title or "").encode("cp1252"),
    ]  # fmt: skip
    kids = []
    for page in pages:
        stream = page if isinstance(page, bytes) else b"\n".join(_drawn(*line) for line in page)
        filtered = b" /Filter /FlateDecode" if pack else b""
        stream = pack(stream) if pack else stream
        objects.append(
            b"<< /Length %d%s >>\nstream\n%s\nendstream" % (len(stream), filtered, stream)
        )
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R "
            b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects, trailer)


def _drawn(left, bottom, size, text):
    escaped = text.encode("cp1252").replace(b"\\", rb"\\").replace(b"(", rb"\(")
    return b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (
        size, left, bottom, escaped.replace(b")", rb"\)"),
    )  # fmt: skip


def _file(objects, trailer):
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R /Info 4 0 R %s >>\n" % (len(objects) + 1, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF" % table)
