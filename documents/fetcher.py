"""The only door through which a document gets its fonts and pictures: a table in memory."""

from collections.abc import Mapping

from weasyprint.urls import FatalURLFetchingError, URLFetcher, URLFetcherResponse

from documents.assets import Asset


class AddressRefused(FatalURLFetchingError):  # type: ignore[misc]  # WeasyPrint ships no types
    """A document asked for something that was not given to it. Stops the rendering: a gap must not be printed."""


class AssetFetcher(URLFetcher):  # type: ignore[misc]
    """Answers from `assets` and refuses every other address: no file, no network, no data URL, no redirect.

    To be given to `HTML` and to every `CSS`: one that is made without it falls back on a fetcher that opens anything.
    """

    def __init__(self, assets: Mapping[str, Asset]) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False, fail_on_errors=True)
        self._assets = assets

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:
        asset = self._assets.get(url)
        if asset is None:
            raise AddressRefused(f"not among the document's assets: {url[:200]}")
        return URLFetcherResponse(url, asset.content, {"Content-Type": asset.mime_type})
