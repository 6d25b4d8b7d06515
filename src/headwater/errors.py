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


class ContractError(InputError):
    """What should be a reading as JSON is none, or points outside its own text."""

    code = "contract"


class WorkerError(InputError):
    """The process that read the input died, or did not answer in time."""

    code = "worker"


class OptionError(HeadwaterError):
    """An option has a value that means nothing: a date that is none, say."""


class ModelError(HeadwaterError):
    """A model's files are missing, damaged, or made for another version."""


class StoreError(HeadwaterError):
    """A store cannot be used as asked.

    `name` is the file of the store, `what` happened, `remedy` what to do next.
    """

    def __init__(self, name: str, what: str, remedy: str) -> None:
        super().__init__(name, what, remedy)
        self.name = name
        self.what = what
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.name}: {self.what}. {self.remedy}"


class StoreMissingError(StoreError):
    """There is no such store."""


class StoreAccessError(StoreError):
    """The store, or its folder, cannot be opened, read or written."""


class StoreFullError(StoreError):
    """The disk is full; what was added before is kept."""


class StoreBusyError(StoreError):
    """Another process kept the store locked for longer than was waited."""


class StoreDamagedError(StoreError):
    """The file is no store, or a page of it is damaged."""


class StoreVersionError(StoreError):
    """The store was made by a newer Headwater, or by an older one and may not be changed."""


class UnknownError(HeadwaterError):
    """The store has no such name, article, story or claim."""
