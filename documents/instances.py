"""Static instances of variable fonts, made by HarfBuzz in milliseconds.

WeasyPrint takes variable fonts too, but makes an instance with fontTools for every document: half a second each, and
with the time of making in it. HarfBuzz's subsetter (6.0 or later, the library that WeasyPrint itself needs) does it in
a fiftieth, and the same bytes come out every time.
"""

import ctypes
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

_EVERY_CODE_POINT = (0, 0x10FFFF)
_KEEP_NOTDEF_AND_GLYPH_NAMES = 0x40 | 0x80  # hb_subset_flags_t


class HarfBuzzMissing(RuntimeError):
    """The HarfBuzz libraries are missing or too old."""


def static_instance(path: Path, axes: Mapping[str, float]) -> bytes:
    """Return a font file with its axes pinned, e.g. {"wght": 700, "wdth": 100}. Raises HarfBuzzMissing."""
    face_library, subset_library = _libraries()
    content = path.read_bytes()
    blob = face_library.hb_blob_create(content, len(content), 0, None, None)
    face = face_library.hb_face_create(blob, 0)
    plan = subset_library.hb_subset_input_create_or_fail()
    face_library.hb_set_add_range(subset_library.hb_subset_input_unicode_set(plan), *_EVERY_CODE_POINT)
    subset_library.hb_subset_input_set_flags(plan, _KEEP_NOTDEF_AND_GLYPH_NAMES)
    for tag, value in axes.items():
        subset_library.hb_subset_input_pin_axis_location(plan, face, int.from_bytes(tag.encode()), value)
    made = subset_library.hb_subset_or_fail(face, plan)
    if not made:
        raise HarfBuzzMissing(f"HarfBuzz cannot make an instance of {path.name}; version 6.0 or later is needed")
    result = face_library.hb_face_reference_blob(made)
    length = ctypes.c_uint()
    data = ctypes.string_at(face_library.hb_blob_get_data(result, ctypes.byref(length)), length.value)
    for held in (result, blob):
        face_library.hb_blob_destroy(held)
    for held in (made, face):
        face_library.hb_face_destroy(held)
    subset_library.hb_subset_input_destroy(plan)
    return data


@cache
def _libraries() -> tuple[Any, Any]:
    try:
        face_library = ctypes.CDLL("libharfbuzz.so.0")
        subset_library = ctypes.CDLL("libharfbuzz-subset.so.0")
        pointer, number = ctypes.c_void_p, ctypes.c_uint
        for library, name, result, arguments in (
            (face_library, "hb_blob_create", pointer, (ctypes.c_char_p, number, ctypes.c_int, pointer, pointer)),
            (face_library, "hb_face_create", pointer, (pointer, number)),
            (face_library, "hb_face_reference_blob", pointer, (pointer,)),
            (face_library, "hb_blob_get_data", pointer, (pointer, ctypes.POINTER(number))),
            (face_library, "hb_blob_destroy", None, (pointer,)),
            (face_library, "hb_face_destroy", None, (pointer,)),
            (face_library, "hb_set_add_range", None, (pointer, number, number)),
            (subset_library, "hb_subset_input_create_or_fail", pointer, ()),
            (subset_library, "hb_subset_input_unicode_set", pointer, (pointer,)),
            (subset_library, "hb_subset_input_set_flags", None, (pointer, number)),
            (
                subset_library,
                "hb_subset_input_pin_axis_location",
                ctypes.c_int,
                (pointer, pointer, ctypes.c_uint32, ctypes.c_float),
            ),
            (subset_library, "hb_subset_or_fail", pointer, (pointer, pointer)),
            (subset_library, "hb_subset_input_destroy", None, (pointer,)),
        ):
            function = getattr(library, name)
            function.restype, function.argtypes = result, arguments
    except (OSError, AttributeError) as problem:
        raise HarfBuzzMissing("documents need libharfbuzz-subset0, version 6.0 or later") from problem
    return face_library, subset_library
