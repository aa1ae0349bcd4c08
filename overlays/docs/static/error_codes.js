// A search for an error code leads to its entry in the index of error codes, since the search of
// Sphinx ignores words that consist of digits.
(() => {
  if (!document.getElementById("search-results")) return;
  const query = new URLSearchParams(window.location.search).get("q") ?? "";
  const found = query.trim().match(/^(?:error\s+)?(?:code\s+)?(\d{6})$/i);
  if (found) window.location.replace(`errors.html#error-${found[1]}`);
})();
