//! Addresses of articles: one form for all that lead to the same text.
//!
//! ```
//! use onrecord_article::url::{canonical, identity};
//!
//! let shared = "https://WWW.Harbour.example:443/ferry/amp/?utm_source=feed&page=2#top";
//! assert_eq!(canonical(shared).as_deref(), Some("https://www.harbour.example/ferry/?page=2"));
//! assert_eq!(identity("http://m.harbour.example/ferry"), identity("https://www.harbour.example/ferry/"));
//! ```

mod redirect;
mod tracking;
mod variants;

use ::url::Url;

/// Longest address that is read, in bytes.
const LONGEST: usize = 8192;

/// How many redirectors may stand around each other.
const DEEPEST: usize = 6;

/// The canonical form of an absolute web address: redirectors resolved from their parameters,
/// AMP and mobile variants joined with the page that they are variants of, tracking parameters,
/// default port, user and fragment off, the other parameters in order of their names. `None`
/// for what is no web address.
#[must_use]
pub fn canonical(address: &str) -> Option<String> {
    canonical_url(address).map(String::from)
}

/// The canonical form without scheme, `www.` and a slash at its end: two addresses of one page
/// are equal in it.
#[must_use]
pub fn identity(address: &str) -> Option<String> {
    let url = canonical_url(address)?;
    let host = url.host_str()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    let port = url.port().map_or(String::new(), |p| format!(":{p}"));
    let path = url.path().trim_end_matches('/');
    let query = url.query().map_or(String::new(), |q| format!("?{q}"));
    Some(format!("{host}{port}{path}{query}"))
}

/// The host of an address and what of it one can register: `news.harbour.co.uk` and
/// `harbour.co.uk`.
pub(crate) fn site(address: &str) -> Option<(String, String)> {
    let url = parse(address)?;
    let host = url.host_str()?.trim_end_matches('.').to_owned();
    let site = psl::domain_str(&host).unwrap_or(&host).to_owned();
    Some((host, site))
}

/// Whether an address is one of an archive or cache that does not tell what it keeps.
pub(crate) fn is_archive(address: &str) -> bool {
    parse(address).is_some_and(|url| url.host_str().is_some_and(redirect::is_archive))
}

/// Whether two addresses belong to the same site.
pub(crate) fn same_site(a: &str, b: &str) -> bool {
    match (site(a), site(b)) {
        (Some(a), Some(b)) => a.1 == b.1,
        _ => false,
    }
}

/// Whether an address is that of a site's first page and not of an article.
pub(crate) fn is_home(address: &str) -> bool {
    parse(address).is_none_or(|url| {
        let path = url.path().trim_matches('/').to_ascii_lowercase();
        let name = path.rsplit('/').next().unwrap_or("");
        let front = matches!(
            name,
            "" | "index.html" | "index.htm" | "index.php" | "home" | "default.aspx"
        );
        // A language stands alone in a path of a first page.
        (front || (path.len() == 2 && !path.contains('/'))) && url.query().is_none()
    })
}

/// An address, relative ones against the page that they stand on.
pub(crate) fn joined(base: Option<&str>, address: &str) -> Option<String> {
    if let Some(url) = parse(address).filter(|_| address.contains("://")) {
        return Some(url.into());
    }
    let base = Url::parse(base?).ok()?;
    base.join(address.trim())
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.as_str().len() <= LONGEST)
        .map(String::from)
}

fn canonical_url(address: &str) -> Option<Url> {
    let mut url = parse(address)?;
    for _ in 0..DEEPEST {
        match redirect::target(&url).and_then(|target| parse(&target)) {
            Some(target) => url = target,
            None => break,
        }
    }
    tidy(&mut url);
    variants::join(&mut url);
    tracking::strip(&mut url);
    Some(url)
}

fn parse(address: &str) -> Option<Url> {
    let address = address.trim();
    if address.is_empty() || address.len() > LONGEST {
        return None;
    }
    let url = match Url::parse(address) {
        Ok(url) if matches!(url.scheme(), "http" | "https") => url,
        // `www.harbour.example/ferry`, `//harbour.example/ferry`
        _ => {
            let bare = address.strip_prefix("//").unwrap_or(address);
            let host = bare.split(['/', '?', '#', ':']).next()?;
            let looks = host.contains('.')
                && !bare.contains(char::is_whitespace)
                && psl::suffix(host.as_bytes()).is_some_and(|s| s.is_known())
                && !host.contains('@');
            if !looks {
                return None;
            }
            Url::parse(&format!("https://{bare}")).ok()?
        }
    };
    url.host_str()
        .filter(|host| !host.is_empty())
        .is_some()
        .then_some(url)
}

fn tidy(url: &mut Url) {
    url.set_fragment(None);
    // These fail only for addresses without a host.
    let _ = url.set_username("");
    let _ = url.set_password(None);
    if let Some(host) = url
        .host_str()
        .and_then(|h| h.strip_suffix('.'))
        .map(str::to_owned)
    {
        let _ = url.set_host(Some(&host));
    }
}

#[cfg(test)]
mod tests;
