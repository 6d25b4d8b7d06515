"""Every error that Headwater raises: one tree, each with what happened, to what, and what to do.

`except HeadwaterError` catches all of them; `except InputError` catches whatever is wrong with
one input, so that a run over many can go on with the rest.
"""


class HeadwaterError(Exception):
    """The root of the tree."""


class InputError(HeadwaterError):
    """One input could not be read.

    `name` is the input as the user gave it, `what` happened to it, `remedy` what to do next.
    """

    code = "unreadable"

    def __init__(self, name: str, what: str, remedy: str) -> None:
        super().__init__(name, what, remedy)
        self.name = name
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.what}. {self.remedy}"


class NotFoundError(InputError):
    """There is no such file."""

    code = "not-found"


class AccessError(InputError):
    """The file is there and cannot be opened: a directory, no permission, a broken disk."""

    code = "access"


class EmptyError(InputError):
    """The input holds no text at all."""

    code = "empty"


class BinaryError(InputError):
    """The input is not text: an image, a PDF, a program."""

    code = "binary"


class TooLargeError(InputError):
    """The input is larger than the limit, as it stands or once unpacked."""

    code = "too-large"


class DamagedError(InputError):
    """A compressed input breaks off or is corrupt, and nothing of it can be used."""

    code = "damaged"


class NoArticleError(InputError):
    """A page without an article: a front page, a login form, an error page, a script."""

    code = "no-article"


class LanguageError(InputError):
    """The text is in a language that Headwater does not read; `language` is its ISO 639-1 code."""

    code = "language"

    def __init__(self, name: str, what: str, remedy: str, language: str) -> None:
        super().__init__(name, what, remedy)
        self.args = (name, what, remedy, language)  # an error that crosses processes is pickled
        self.language = language


class FetchError(InputError):
    """An address gave no page: refused, timed out, too many redirects, an HTTP error."""

    code = "fetch"


class AddressRefusedError(FetchError):
    """The address leads to a private, loopback or otherwise internal machine."""

    code = "address-refused"


class OptionError(HeadwaterError):
    """An option has a value that means nothing: a date that is none, say."""


class ModelError(HeadwaterError):
    """A model's files are missing, damaged, or made for another version."""
