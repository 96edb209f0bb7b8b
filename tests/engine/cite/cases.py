"""Hard things to cite, all made up: what citeproc-js makes of them stands in goldens.tsv."""

from dataclasses import replace

from proceedings.cite.cited import CitedParagraph, CitedSection, CitedStatement, CitedWork
from proceedings.cite.conventions import conventions
from proceedings.record.model import Pages

URL = "https://example.org/"

WORK = CitedWork(
    "Rivers and People: Sharing the Water", "Rivers and people: Sharing the water", "2018", "", URL
)
WORKS = {
    "work": WORK,
    "work-undated": replace(WORK, years=""),
    "work-published": replace(WORK, publisher="River Press"),
    "work-published-undated": replace(WORK, publisher="River Press", years=""),
    "work-published-inc": replace(WORK, publisher="River Inc."),
    "work-two-years": replace(WORK, years="2018–2019"),
    "work-version": replace(WORK, version="1.0"),
    "work-version-published": replace(WORK, version="1.0", publisher="River Press"),
    "work-version-undated": replace(WORK, version="2.1 beta", publisher="River Press", years=""),
    "work-version-question": replace(
        WORK, title="Who Owns the Water?", sentence="Who owns the water?", version="1.0"
    ),
    "work-doi": replace(WORK, version="1.0", doi="10.1234/rivers.2018"),
    "work-question": replace(WORK, title="Who Owns the Water?", sentence="Who owns the water?"),
    "work-exclamation": replace(WORK, title="Water Now!", sentence="Water now!"),
}

SHORT = replace(WORK, short="Rivers and People")
AGAINST = replace(WORK, title="Rivers against People", sentence="Rivers against people")
FRENCH = CitedWork(
    "Eaux et gens\u00a0: Partager le fleuve",
    "Eaux et gens\u00a0: Partager le fleuve",
    "2018",
    "Presses du Fleuve",
    URL,
    "1.0",
    says=conventions("fr"),
)
CHINESE = CitedWork(
    "河與人：共享水源", "河與人：共享水源", "2018", "", URL, says=conventions("zh-TW")
)
WORKS |= {"work-fr": FRENCH, "work-fr-undated": replace(FRENCH, years=""), "work-zh": CHINESE}

PART = CitedSection("Building Dams", "Building dams", Pages("8", "9"), f"{URL}context/dams/", WORK)
PARTS = {
    "part": PART,
    "part-one-page": replace(PART, pages=Pages("8", "8")),
    "part-no-pages": replace(PART, pages=None),
    "part-undated": replace(PART, work=WORKS["work-undated"]),
    "part-published": replace(PART, work=WORKS["work-published"]),
    "part-published-undated": replace(PART, work=WORKS["work-published-undated"]),
    "part-version": replace(PART, work=WORKS["work-version"]),
    "part-version-no-pages": replace(PART, work=WORKS["work-version"], pages=None),
    "part-version-published": replace(PART, work=WORKS["work-version-published"]),
    "part-version-in-question": replace(PART, work=WORKS["work-version-question"]),
    "part-doi": replace(PART, work=WORKS["work-doi"]),
    "part-fr": CitedSection("Bâtir", "Bâtir", Pages("8", "9"), f"{URL}context/dams/", FRENCH),
    "part-zh": CitedSection("築壩", "築壩", Pages("8", "9"), f"{URL}context/dams/", CHINESE),
    "part-question": replace(PART, title="Who Pays?", sentence="Who pays?"),
    "part-exclamation": replace(PART, title="Pay Now!", sentence="Pay now!"),
    "part-quoted": replace(PART, title="The “Right” to Water", sentence="The “right” to water"),
    "part-quoted-last": replace(PART, title="A “Right”", sentence="A “right”"),
    "part-in-question": replace(PART, work=WORKS["work-question"]),
    "part-in-question-no-pages": replace(PART, work=WORKS["work-question"], pages=None),
    **{
        f"part-pages-{first}-{last}": replace(PART, pages=Pages(first, last))
        for first, last in (
            ("71", "72"),
            ("96", "117"),
            ("100", "104"),
            ("103", "104"),
            ("321", "328"),
            ("498", "532"),
            ("600", "613"),
            ("1002", "1006"),
            ("1087", "1089"),
            ("1496", "1500"),
        )
    },
}

PARAGRAPH = CitedParagraph("p8-2", Pages("8", "8"), f"{URL}context/dams/", PART.work, PART)
PARAGRAPHS = {
    "paragraph": PARAGRAPH,
    "paragraph-two-pages": replace(PARAGRAPH, id="p2", pages=Pages("8", "9")),
    "paragraph-many-pages": replace(PARAGRAPH, id="p2", pages=Pages("103", "104")),
    "paragraph-no-pages": replace(PARAGRAPH, id="p2", pages=None),
    "paragraph-of-none": replace(PARAGRAPH, section=None),
    "paragraph-of-none-no-pages": replace(PARAGRAPH, id="p2", section=None, pages=None),
    "paragraph-short": replace(PARAGRAPH, section=None, work=SHORT),
    **{
        f"paragraph-{name}": replace(PARAGRAPH, section=PARTS[part], work=PARTS[part].work)
        for name, part in {
            "version": "part-version",
            "undated": "part-undated",
            "doi": "part-doi",
            "question": "part-question",
            "quoted": "part-quoted",
            "quoted-last": "part-quoted-last",
            "fr": "part-fr",
            "zh": "part-zh",
        }.items()
    },
    "paragraph-fr-two-pages": replace(
        PARAGRAPH, id="p2", pages=Pages("8", "9"), section=PARTS["part-fr"], work=FRENCH
    ),
    "paragraph-zh-no-pages": replace(
        PARAGRAPH, id="p2", pages=None, section=PARTS["part-zh"], work=CHINESE
    ),
}

SAID = CitedStatement(
    "Jo Doe", "Doe", "Jo", "We must act", Pages("8", "8"), f"{URL}quotes/act/", WORK
)


def _words(text: str) -> CitedStatement:
    return replace(SAID, text=text)


def _name(name: str, family: str, given: str = "") -> CitedStatement:
    return replace(SAID, name=name, family=family, given=given)


SAYINGS = {
    "quote": SAID,
    "quote-inferred": replace(SAID, is_inferred=True),
    "quote-version": replace(SAID, work=WORKS["work-version"]),
    "quote-two-pages": replace(SAID, pages=Pages("8", "9")),
    "quote-no-pages": replace(SAID, pages=None),
    "quote-undated": replace(SAID, work=WORKS["work-undated"]),
    "quote-published": replace(SAID, work=WORKS["work-published"]),
    "quote-two-years": replace(SAID, work=WORKS["work-two-years"]),
    "quote-in-question": replace(SAID, work=WORKS["work-question"]),
    "quote-short": replace(SAID, work=SHORT),
    "quote-against": replace(SAID, work=AGAINST),
    "quote-doi": replace(SAID, work=WORKS["work-doi"]),
    "quote-fr": replace(SAID, text="Il faut agir", work=FRENCH),
    "quote-fr-inferred": replace(SAID, text="Il faut agir", work=FRENCH, is_inferred=True),
    "quote-fr-sentence": replace(SAID, text="Il faut agir.", work=FRENCH),
    "quote-fr-question": replace(SAID, text="Qui paie\u00a0?", work=FRENCH),
    "report-fr": replace(SAID, text="Elle a parlé.", work=FRENCH, is_report=True),
    "quote-zh": replace(
        SAID, name="林水生", family="林", given="水生", text="『潮水從不遲到』", work=CHINESE
    ),
    "report": replace(
        SAID, text="She spoke of dams.", url=f"{URL}context/dams/#p8-1", is_report=True
    ),
    "report-version": replace(
        SAID,
        text="She spoke of dams.",
        url=f"{URL}context/dams/#p8-1",
        work=WORKS["work-version"],
        is_report=True,
    ),
    "report-no-pages": replace(SAID, text="She spoke.", pages=None, is_report=True),
    "words-sentences": _words("We must act. Nobody else will."),
    "words-exclamation": _words("Listen to us!"),
    "words-question": _words("Who pays?"),
    "words-omission": _words("We act […], and soon"),
    "words-omission-last": _words("We will act […]"),
    "words-omission-full-stop": _words("We will act […]."),
    "words-ellipsis": _words("It was long…"),
    "words-comma": _words("We must act,"),
    "words-colon": _words("As follows:"),
    "words-quoted": _words("We must “act” now, not later"),
    "words-quoted-first": _words("“Yes” means yes"),
    "words-quoted-last": _words("It was “enough”"),
    "words-quoted-question": _words("They asked “why?”"),
    "words-quoted-full-stop": _words("They said “stop.”"),
    "words-quoted-twice": _words("They: “she said ‘go’ to us”, then left"),
    "words-single-quoted": _words("‘Don’t go’, we said"),
    "words-apostrophe": _words("It isn’t the rivers’ fault"),
    "words-apostrophe-last": _words("It is the rivers’"),
    "words-straight": _words('They said "go" and left'),
    "words-straight-apostrophe": _words("It isn't the river"),
    "words-guillemets": _words("Ils disent « oui »"),
    "words-inches": _words('A 5" pipe'),
    "words-special": _words(r"50% of A & B: #1_a {x} ~y ^z \w $5"),
    "words-full-stop-abbreviation": _words("This is the U.S."),
    "words-cyrillic": _words("Вода принадлежит всем"),
    "name-one": _name("Sukarno", "Sukarno"),
    "name-suffix": replace(_name("Jo Lee Doe Jr.", "Doe", "Jo Lee"), suffix="Jr."),
    "name-suffix-number": replace(_name("Jo Doe III", "Doe", "Jo"), suffix="III"),
    "name-initial": _name("William C. Lake", "Lake", "William C."),
    "name-initials": _name("J. R. R. Lake", "Lake", "J. R. R."),
    "name-hyphen": _name("Jean-Luc Lac", "Lac", "Jean-Luc"),
    "name-hyphen-lower": _name("Yu-jin Lake", "Lake", "Yu-jin"),
    "name-several": _name("Ana María Lago Ruiz", "Lago Ruiz", "Ana María"),
    "name-accent": _name("Éloïse Lac", "Lac", "Éloïse"),
    "name-apostrophe": _name("D’Arcy O’Neil", "O’Neil", "D’Arcy"),
    "name-particle": _name("Jo van der Berg", "van der Berg", "Jo"),
    "name-particle-capital": _name("Ada De Luca", "De Luca", "Ada"),
    "name-cyrillic": _name("Анна Петровна Иванова", "Иванова", "Анна Петровна"),
    "name-greek": _name("Ελένη Ποταμού", "Ποταμού", "Ελένη"),
    "name-hebrew": _name("דוד כהן", "כהן", "דוד"),
    "name-arabic": _name("ليلى الحسن", "الحسن", "ليلى"),
    "name-japanese": _name("山田太郎", "山田", "太郎"),
    "name-korean": _name("김민수", "김", "민수"),
    "name-devanagari": _name("अनिता शर्मा", "शर्मा", "अनिता"),
    "name-thai": _name("สมชาย ใจดี", "ใจดี", "สมชาย"),
}
