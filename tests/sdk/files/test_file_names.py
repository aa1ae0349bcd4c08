"""Names of downloaded files: every form of Content-Disposition, and names that are traps."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from proportions import seconds
from tableau_flows._common.printable import shown_path
from tableau_flows._files.local.names import file_name_of, safe_file_name


@pytest.mark.parametrize(
    ("header", "name"),
    [
        ('name="tableau_flow"; filename="FlowOne.tfl"', "FlowOne.tfl"),
        ('name="tableau_flow"; filename*=UTF-8\'\'"Sample flow.tfl"', "Sample flow.tfl"),
        ("attachment; filename=plain.tflx", "plain.tflx"),
        ("attachment;filename = spaced.tflx ", "spaced.tflx"),
        ('ATTACHMENT; FileName="Case.tfl"', "Case.tfl"),
        ("attachment; filename*=UTF-8''%E3%83%95%E3%83%AD%E3%83%BC.tfl", "フロー.tfl"),
        ("attachment; filename*=utf-8'ja'%E3%83%95.tfl", "フ.tfl"),
        ("attachment; filename*=ISO-8859-1''caf%E9.tfl", "café.tfl"),
        ("attachment; filename=\"fall back.tfl\"; filename*=UTF-8''first.tfl", "first.tfl"),
        ("attachment; filename*=UTF-8''first.tfl; filename=\"fall back.tfl\"", "first.tfl"),
        ("attachment; filename*=nonsense''%FF.tfl; filename=good.tfl", "good.tfl"),
        ("attachment; filename*=UTF-8''%FF%FE.tfl; filename=good.tfl", "good.tfl"),
        ("attachment; filename*=good.tfl; filename=better.tfl", "better.tfl"),
        ('attachment; filename="semi;colon.tfl"; size=3', "semi;colon.tfl"),
        ('attachment; filename="a \\"quoted\\" one.tfl"', 'a "quoted" one.tfl'),
        ('attachment; filename="C:\\temp\\x.tfl"', "C:\\temp\\x.tfl"),
        ('attachment; filename="cafÃ©.tfl"', "café.tfl"),
        ('attachment; filename="open.tfl', "open.tfl"),
        ('name="filename=trap.tfl"; filename="real.tfl"', "real.tfl"),
        ('name="x; filename=trap.tfl"; filename="real.tfl"', "real.tfl"),
        ('name="tableau_flow"', None),
        ('attachment; filename=""', None),
        ("attachment", None),
        ("", None),
    ],
)
def test_the_name_is_found_in_every_form(header, name):
    assert file_name_of(header) == name


@pytest.mark.parametrize(
    ("name", "kind", "safe"),
    [
        ("FlowOne.tfl", None, "FlowOne.tfl"),
        ("FlowOne.TFLX", None, "FlowOne.tflx"),
        ("../x.tfl", None, "_x.tfl"),
        ("..\\..\\x.tfl", None, "_.._x.tfl"),
        ("/etc/passwd", "tfl", "_etc_passwd.tfl"),
        ("A/B testing.tflx", None, "A_B testing.tflx"),
        ("CON", "tfl", "_CON.tfl"),
        ("con.tfl", None, "_con.tfl"),
        ("Con .x.tfl", None, "_Con .x.tfl"),
        ("COM1.tflx", None, "_COM1.tflx"),
        ("com0.tfl", None, "_com0.tfl"),
        ("COM¹.tflx", None, "_COM¹.tflx"),
        ("com².x.tfl", None, "_com².x.tfl"),
        ("lpt³", "tfl", "_lpt³.tfl"),
        ("LPT9.tfl", None, "_LPT9.tfl"),
        ("com⁴.tfl", None, "com⁴.tfl"),
        ("COM10.tfl", None, "COM10.tfl"),
        ("prn.tfl", None, "_prn.tfl"),
        ("Aux.tfl", None, "_Aux.tfl"),
        ("NUL .tfl", None, "_NUL.tfl"),
        ("contract.tfl", None, "contract.tfl"),
        ("フロー.tfl", None, "フロー.tfl"),
        ("フロー", "tflx", "フロー.tflx"),
        ("no ending", "tfl", "no ending.tfl"),
        ("archive.zip", "tflx", "archive.zip.tflx"),
        ("trailing dots...", "tfl", "trailing dots.tfl"),
        ("nul\x00byte\r\n.tfl", None, "nul_byte__.tfl"),
        ("...", "tfl", "the-id.tfl"),
        ("", "tfl", "the-id.tfl"),
        (None, "tflx", "the-id.tflx"),
        (None, None, "the-id.tflx"),
        (".tfl", None, "the-id.tfl"),
        ("...tfl", None, "the-id.tfl"),
        ("....TFL", "tflx", "the-id.tfl"),
        (". .tflx", None, "the-id.tflx"),
        (".x.tfl. .", None, "x.tfl"),
        ("CONIN$.tfl", None, "_CONIN$.tfl"),
        ("conout$", "tflx", "_conout$.tflx"),
        ("Conout$ .x.tfl", None, "_Conout$ .x.tfl"),
        ("conin$s.tfl", None, "conin$s.tfl"),
        (" \u3000\xa0", "tfl", "the-id.tfl"),
        ("\u3000.tfl", None, "the-id.tfl"),
        ("\u2002売上\u3000表\u3000.tfl\xa0", "tflx", "売上\u3000表.tfl"),
    ],
)
def test_a_name_is_made_safe_and_keeps_its_kind(name, kind, safe):
    assert safe_file_name(name, stem="the-id", kind=kind) == safe


@pytest.mark.parametrize("letter", ["n", "フ", "😀"])
def test_a_long_name_is_cut_and_keeps_its_kind(letter):
    safe = safe_file_name(letter * 300 + ".tflx", stem="the-id", kind=None)
    assert len(safe.encode()) <= 205
    assert safe.startswith(letter)
    assert safe.endswith(f"{letter}.tflx")


@given(st.one_of(st.none(), st.text()), st.text(min_size=1), st.sampled_from(["tfl", "tflx"]))
def test_no_name_leaves_the_folder(name, stem, kind):
    safe = safe_file_name(name, stem=stem, kind=kind)
    assert Path(safe).name == safe
    assert not set('/\\:*?"<>|') & set(safe)
    assert safe.endswith((".tfl", ".tflx"))
    assert len(safe.encode("utf-8", "replace")) < 255


@pytest.mark.parametrize(
    "header",
    [
        lambda n: ";" * n,
        lambda n: '"' * n,
        lambda n: "\\" * n,
        lambda n: 'filename="' + '\\"' * n,
        lambda n: "filename*=" + "'" * n,
        lambda n: "filename*=UTF-8''" + "%" * n,
        lambda n: "filename*=UTF-8''" + "%41" * n,
        lambda n: "; ".join(f"x{number}=y" for number in range(n)),
        lambda n: " " * n + "=" + " " * n,
    ],
    ids=["parts", "quotes", "escapes", "escaped", "marks", "percent", "codes", "many", "space"],
)
def test_a_header_of_any_length_is_read_in_no_time(header):
    """Of a longer one only the first 64 kB are looked at."""
    text = header(3_000_000)
    assert seconds(lambda: file_name_of(text)) < 1


def test_a_name_that_begins_beyond_the_first_64_kb_counts_as_absent():
    assert file_name_of(" " * 65_000 + ";filename=a.tfl") == "a.tfl"
    assert file_name_of(" " * 66_000 + ";filename=a.tfl") is None


def test_characters_that_disguise_a_name_are_taken_out():
    """Those that control or format text, half a character, and what ends a line."""
    shown = []
    for character in map(chr, range(sys.maxunicode + 1)):
        if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
            names = (f"a{character}b.tfl", character, None), (None, f"a{character}b", "tfl")
            for name, stem, kind in names:
                safe = safe_file_name(name, stem=stem, kind=kind)
                if safe != "a_b.tfl":
                    shown.append((character, safe))
    assert shown == []


def test_a_name_that_ends_in_blanks_once_it_is_cut_does_not_end_so():
    safe = safe_file_name("n" * 198 + "\xa0" * 9 + "x.tfl", stem="the-id", kind=None)
    assert safe == "n" * 198 + ".tfl"


def test_what_is_printed_of_a_name_has_an_end_and_an_encoding():
    assert shown_path("n" * 301) == "n" * 300 + "…"
    assert shown_path("n" * 300) == "n" * 300
    assert shown_path("half\ud800") == "half\\ud800"
    assert shown_path("a\0b\nc\u202e") == "a\\x00b\\nc\\u202e"
    assert shown_path("Größe フロー") == "Größe フロー"


@pytest.mark.parametrize(
    "charset", ["utf-16", "unicode_escape", "idna", "rot13", "iso-8859\x00-1", "x" * 1000]
)
def test_only_the_charsets_of_the_standard_are_read(charset):
    disposition = f"attachment; filename*={charset}''a%2eb.tfl; filename=\"plain.tfl\""
    assert file_name_of(disposition) == "plain.tfl"
    assert file_name_of("attachment; filename*=ISO-8859-1''%E4.tfl") == "ä.tfl"
