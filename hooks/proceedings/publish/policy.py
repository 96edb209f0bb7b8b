"""What a page may load and do: its Content-Security-Policy, and what servers may say besides.

Source: W3C, Content Security Policy Level 3; in `<meta>` it cannot say who may frame a page.
"""

import base64
import hashlib

HEADERS = "_headers"
"""The file in which some hosts (Netlify, Cloudflare Pages) look for headers to send."""


def content_security_policy(script: str) -> str:
    """The policy of a page whose one inline script is `script`; all else is the site's own."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' 'sha256-{digest}'",
            "style-src 'self'",
            "font-src 'self'",
            "img-src 'self'",
            "media-src 'self'",
            "connect-src 'self'",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def headers(hashed: str) -> str:
    """What `_headers` says; `hashed` is the folder of files that have their hash in their name."""
    return f"""\
/*
  Content-Security-Policy: frame-ancestors 'none'
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff

/{hashed}*
  Cache-Control: public, max-age=31536000, immutable
"""
