"""The page as a SCORM 1.2 package: a zip archive with a manifest."""

import hashlib
import io
import zipfile
from datetime import datetime
from html import escape

_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="{id}" version="1.0"
    xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
    xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="quiz">
    <organization identifier="quiz">
      <title>{title}</title>
      <item identifier="item" identifierref="page">
        <title>{title}</title>
      </item>
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="index.html">
      <file href="index.html"/>
    </resource>
  </resources>
</manifest>
"""


def package(page: str, title: str, made: datetime) -> bytes:
    """Return the archive, the same for the same page and date."""
    name = f"quiz-{hashlib.blake2b(page.encode(), digest_size=8).hexdigest()}"
    entries = {
        "imsmanifest.xml": _MANIFEST.format(id=name, title=escape(title)),
        "index.html": page,
    }
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as zipped:
        for path, text in entries.items():
            zipped.writestr(zipfile.ZipInfo(path, made.timetuple()[:6]), text, zipfile.ZIP_DEFLATED)
    return archive.getvalue()
