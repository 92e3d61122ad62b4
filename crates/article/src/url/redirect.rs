//! Addresses that only lead to another one, and carry it.

use ::url::Url;

/// Hosts (and all below them) that carry an address in a parameter, with its names.
const BY_PARAMETER: &[(&str, &[&str])] = &[
    ("l.facebook.com", &["u"]),
    ("lm.facebook.com", &["u"]),
    ("l.instagram.com", &["u"]),
    ("l.messenger.com", &["u"]),
    ("l.threads.com", &["u"]),
    ("t.umblr.com", &["z"]),
    ("safelinks.protection.outlook.com", &["url"]),
    ("out.reddit.com", &["url"]),
    ("href.li", &[]),
    ("vk.com", &["to"]),
    ("slack-redir.net", &["url"]),
    ("go.redirectingat.com", &["url"]),
    ("go.skimresources.com", &["url"]),
    ("duckduckgo.com", &["uddg"]),
    ("exit.sc", &["url"]),
    ("getpocket.com", &["url"]),
    ("clickserve.dartsearch.net", &["ds_dest_url"]),
    ("feedproxy.google.com", &["url"]),
];

/// Paths of hosts that carry an address in a parameter; elsewhere on them it means something
/// else.
const BY_PATH: &[(&str, &str, &[&str])] = &[
    ("youtube.com", "/redirect", &["q"]),
    ("linkedin.com", "/safety/go", &["url"]),
    ("linkedin.com", "/redir/redirect", &["url"]),
    ("bing.com", "/news/apiclick.aspx", &["url"]),
    ("news.google.com", "/news/url", &["url"]),
    ("facebook.com", "/l.php", &["u"]),
    ("facebook.com", "/sharer", &["u"]),
    ("twitter.com", "/intent/tweet", &["url"]),
    ("medium.com", "/r/", &["url"]),
];

/// Archives and caches that carry the whole address in their path.
const BY_WHOLE_PATH: &[&str] = &[
    "web.archive.org",
    "archive.org",
    "archive.ph",
    "archive.is",
    "archive.today",
    "archive.md",
    "archive.li",
    "archive.vn",
    "archive.fo",
    "arquivo.pt",
    "webarchive.nationalarchives.gov.uk",
    "webarchive.loc.gov",
    "wayback.archive-it.org",
    "web.archive.org.au",
    "12ft.io",
    "r.jina.ai",
];

/// The address that an address leads to, if it carries it.
pub(super) fn target(url: &Url) -> Option<String> {
    let host = url.host_str()?;
    by_parameter(url, host)
        .or_else(|| google(url, host))
        .or_else(|| amp_cache(url, host))
        .or_else(|| translated(url, host))
        .or_else(|| whole_path(url, host))
}

/// Whether a host is an archive or a cache: none of its pages is its own.
pub(super) fn is_archive(host: &str) -> bool {
    BY_WHOLE_PATH.iter().any(|h| is_under(host, h)) || host == "webcache.googleusercontent.com"
}

fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain)
        .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn parameter(url: &Url, names: &[&str]) -> Option<String> {
    url.query_pairs()
        .find(|(name, value)| {
            names.contains(&name.as_ref())
                && (value.starts_with("http://")
                    || value.starts_with("https://")
                    || value.starts_with("www."))
        })
        .map(|(_, value)| value.into_owned())
}

fn by_parameter(url: &Url, host: &str) -> Option<String> {
    let anywhere = BY_PARAMETER.iter().find(|(h, _)| is_under(host, h));
    if let Some((_, names)) = anywhere {
        if names.is_empty() {
            return url
                .query()
                .filter(|q| q.starts_with("http"))
                .map(str::to_owned);
        }
        return parameter(url, names);
    }
    let (_, _, names) = BY_PATH
        .iter()
        .find(|(h, path, _)| is_under(host, h) && url.path().starts_with(path))?;
    parameter(url, names)
}

/// `google.TLD/url?q=…`, `google.com/amp/s/…`.
fn google(url: &Url, host: &str) -> Option<String> {
    let mut labels = host.split('.');
    let is_google = labels.any(|label| label == "google") && !host.ends_with(".example");
    if host == "webcache.googleusercontent.com" {
        let cached = url
            .query_pairs()
            .find(|(name, _)| name == "q")?
            .1
            .into_owned();
        // `cache:ID:harbour.example/ferry+words`
        let rest = cached.strip_prefix("cache:")?;
        let rest = rest.split([' ', '+']).next()?;
        let is_id = |id: &str| id.len() >= 8 && !id.contains(['.', '/']);
        let address = match rest.split_once(':') {
            Some((id, address)) if is_id(id) => address,
            _ => rest,
        };
        return Some(address.to_owned());
    }
    if !is_google {
        return None;
    }
    if url.path() == "/url" || url.path() == "/imgres" {
        return parameter(url, &["q", "url", "imgrefurl"]);
    }
    cached(url.path().strip_prefix("/amp/")?, url.query())
}

/// `…cdn.ampproject.org/c/s/HOST/PATH`.
fn amp_cache(url: &Url, host: &str) -> Option<String> {
    if !is_under(host, "cdn.ampproject.org") && !is_under(host, "bing-amp.com") {
        return None;
    }
    let path = ["/c/", "/v/", "/a/", "/wp/", "/i/"]
        .iter()
        .find_map(|p| url.path().strip_prefix(p))?;
    cached(path, url.query())
}

/// `s/HOST/PATH` of a cache: the `s` is for https.
fn cached(path: &str, query: Option<&str>) -> Option<String> {
    let (scheme, rest) = match path.strip_prefix("s/") {
        Some(rest) => ("https", rest),
        None => ("http", path),
    };
    let host = rest.split('/').next()?;
    let query = query.map_or(String::new(), |q| format!("?{q}"));
    host.contains('.')
        .then(|| format!("{scheme}://{rest}{query}"))
}

/// `www-harbour-example.translate.goog`: a dash is a full stop, two are a dash.
fn translated(url: &Url, host: &str) -> Option<String> {
    let name = host.strip_suffix(".translate.goog")?;
    let name = name
        .replace("--", "\u{0}")
        .replace('-', ".")
        .replace('\u{0}', "-");
    let mut target = url.clone();
    target.set_host(Some(&name)).ok()?;
    let kept: Vec<(String, String)> = url
        .query_pairs()
        .filter(|(key, _)| !key.starts_with("_x_tr"))
        .map(|(k, v)| (k.into_owned(), v.into_owned()))
        .collect();
    target.set_query(None);
    if !kept.is_empty() {
        target.query_pairs_mut().extend_pairs(kept);
    }
    Some(target.into())
}

fn whole_path(url: &Url, host: &str) -> Option<String> {
    BY_WHOLE_PATH.iter().find(|h| is_under(host, h))?;
    let text = url.as_str();
    let start = text.find("://")? + 3;
    let rest = text.get(start..)?;
    let at = ["/https:/", "/http:/"]
        .iter()
        .filter_map(|s| rest.find(s))
        .min()?;
    let inner = rest.get(at + 1..)?;
    // Some servers join the two slashes.
    let (scheme, address) = inner.split_once(":/")?;
    let address = address.trim_start_matches('/');
    Some(format!("{scheme}://{address}"))
}
