"""The settings of the documentation. `make docs` builds it from a copy of this folder.

The copy, in `build/docs/source`, holds the files of this folder, `methods/` and `errors.md` from
`generated/docs/`, `coverage.md`, and the changelog.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from tableau_flows import __version__

sys.path.insert(0, str(Path(__file__).parent))

from extension.names import PRIVATE

project = "tableau-flows"
author = "The tableau-flows authors"
project_copyright = author
version = release = __version__
language = "en"

extensions = [
    "myst_nb",  # MyST for notebooks as well, which are committed with their outputs
    "sphinx.ext.autodoc",
    "sphinx.ext.napoleon",
    "sphinx.ext.intersphinx",
    "sphinx_copybutton",
    "extension",
]
exclude_patterns = ["extension"]
nitpicky = True
# What the library of Python and the packages of users call; these are links only where the
# lists of their names can be read (see intersphinx_mapping).
nitpick_ignore_regex = [
    (
        r"py:.*",
        r"(anyio|collections|contextlib|datetime|enum|httpx|os|pathlib|ssl|types|typing|uuid)\..+",
    ),
    (
        r"py:class",
        r"(bool|bytes|dict|Path|Mapping|float|int|object|str|Exception|BaseException|optional|callable)",
    ),
    *((r"py:.*", pattern) for pattern in PRIVATE),
]


source = "https://github.com/tableau-flows/tableau-flows"
myst_enable_extensions = ["attrs_block", "colon_fence", "deflist", "fieldlist"]
myst_heading_anchors = 3
nb_execution_mode = "off"
# `extension.links` makes such addresses of links to files that are not part of the documentation.
myst_url_schemes = {
    "http": None,
    "https": None,
    "mailto": None,
    "repository": f"{source}/blob/main/{{{{path}}}}",
}

smartquotes = False
default_role = "name"
add_module_names = False
python_use_unqualified_type_names = True
autodoc_preserve_defaults = True
# Airflow is not installed where the documentation is built; its provider is described all the same.
autodoc_mock_imports = ["airflow", "asgiref"]
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
autodoc_typehints_format = "short"
autodoc_class_signature = "mixed"
napoleon_google_docstring = True
napoleon_numpy_docstring = False
python_maximum_signature_line_length = 88

# Links to the documentation of Python need its list of names, from the network or from a file.
# Without them (the default) the build is the same wherever it runs.
intersphinx_mapping = (
    {"python": ("https://docs.python.org/3", None)} if os.environ.get("DOCS_INTERSPHINX") else {}
)

copybutton_exclude = ".linenos, .gp, .go"
copybutton_prompt_text = r"\$ |>>> |\.\.\. "
copybutton_prompt_is_regexp = True

html_theme = "furo"
html_title = f"tableau-flows {release}"
html_favicon = "favicon.svg"
html_static_path = ["static"]
html_js_files = ["error_codes.js"]
html_show_sphinx = False
html_copy_source = False
html_show_sourcelink = False
html_theme_options = {"top_of_page_buttons": []}
