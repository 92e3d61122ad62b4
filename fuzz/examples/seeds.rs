//! Writes first inputs for the targets into `corpus/TARGET`, made of the project's own texts.

use std::fs;
use std::io::{self, Cursor, Write};
use std::path::Path;

fn main() -> io::Result<()> {
    let texts = texts(Path::new("../seeds/articles"))?;
    for (i, text) in texts.iter().enumerate() {
        let name = format!("{i:02}");
        let page = format!(
            "<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{name}</title>\
             <script type=\"application/ld+json\">{{\"@type\":\"NewsArticle\",\
             \"headline\":\"{name}\",\"datePublished\":\"2025-03-12T09:00:00Z\"}}</script>\
             <body><h1>{name}</h1><article><p>{}</p></article>",
            text.replace("\n\n", "</p><p>")
        );
        let json = format!(
            "\"id\":{i},\"@type\":\"NewsArticle\",\"headline\":\"{name}\",\"articleBody\":{text:?}}}\n"
        );
        let feed = format!(
            "<channel><title>Feed</title><item><title>{name}</title><pubDate>Wed, 12 Mar 2025 \
             09:00:00 GMT</pubDate><description><![CDATA[<p>{text}</p>]]></description></item>\
             </channel></rss>"
        );
        let http = format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n{page}");
        let warc = format!(
            "WARC-Type: response\r\nWARC-Target-URI: https://a.example/{i}\r\nWARC-Date: \
             2025-03-12T09:00:00Z\r\nContent-Type: application/http;msgtype=response\r\n\
             Content-Length: {}\r\n\r\n{http}\r\n\r\n",
            http.len()
        );
        put("decode", &name, text.as_bytes())?;
        put("pasted", &name, text.as_bytes())?;
        put("extract", &name, text.as_bytes())?;
        put("page", &name, page.as_bytes())?;
        put("extract", &format!("{name}.html"), page.as_bytes())?;
        put("json", &name, json.as_bytes())?;
        put("feed", &name, feed.as_bytes())?;
        put("warc", &name, warc.as_bytes())?;
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        zip.start_file(format!("{name}.html"), zip::write::SimpleFileOptions::default())?;
        zip.write_all(page.as_bytes())?;
        let zipped = zip.finish()?.into_inner();
        put("zip", &name, zipped.get(4..).unwrap_or_default())?;
        let mut tape = tar::Builder::new(Vec::new());
        let mut header = tar::Header::new_ustar();
        header.set_size(page.len() as u64);
        header.set_mode(0o644);
        tape.append_data(&mut header, format!("{name}.html"), page.as_bytes())?;
        put("tar", &name, &tape.into_inner()?)?;
        let mut gzip = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        gzip.write_all(page.as_bytes())?;
        put("records", &format!("{name}.gz"), &gzip.finish()?)?;
        put("records", &format!("{name}.zip"), &zipped)?;
        put("records", &format!("{name}.warc"), format!("WARC/1.0\r\n{warc}").as_bytes())?;
    }
    Ok(())
}

fn texts(folder: &Path) -> io::Result<Vec<String>> {
    let mut paths: Vec<_> = fs::read_dir(folder)?.filter_map(|e| Some(e.ok()?.path())).collect();
    paths.sort();
    paths.retain(|p| p.extension().is_some_and(|e| e == "txt"));
    paths.iter().map(fs::read_to_string).collect()
}

fn put(target: &str, name: &str, bytes: &[u8]) -> io::Result<()> {
    let folder = Path::new("corpus").join(target);
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(name), bytes)
}
