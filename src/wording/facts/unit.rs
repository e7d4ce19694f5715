//! Units after a number, and how long a unit of time is.

/// Days in a named length of time; an hour is a part of one.
pub(crate) fn days(word: &str) -> Option<f64> {
    Some(match word {
        "second" | "seconds" | "sec" => 1.0 / 86_400.0,
        "minute" | "minutes" | "min" | "mins" => 1.0 / 1440.0,
        "hour" | "hours" | "hr" | "hrs" | "h" => 1.0 / 24.0,
        "day" | "days" => 1.0,
        "week" | "weeks" | "wk" | "wks" => 7.0,
        "fortnight" | "fortnights" => 14.0,
        "month" | "months" => 365.0 / 12.0,
        "quarter" | "quarters" => 365.0 / 4.0,
        "year" | "years" | "yr" | "yrs" => 365.0,
        "decade" | "decades" => 3650.0,
        "century" | "centuries" => 36_500.0,
        _ => return None,
    })
}

/// How often a year something happens that is done `daily`, `monthly`, ….
pub(crate) fn adverb_rate(word: &str) -> Option<f64> {
    Some(match word {
        "hourly" => 8760.0,
        "daily" => 365.0,
        "weekly" => 52.0,
        "fortnightly" => 26.0,
        "monthly" => 12.0,
        "quarterly" => 4.0,
        "yearly" | "annual" | "annually" => 1.0,
        "biennial" | "biennially" => 0.5,
        _ => return None,
    })
}

/// How often a year a unit of time comes round.
pub(crate) fn per_year(word: &str) -> Option<f64> {
    Some(match word {
        "hour" => 8760.0,
        "day" => 365.0,
        "week" => 52.0,
        "fortnight" => 26.0,
        "month" => 12.0,
        "quarter" => 4.0,
        "year" => 1.0,
        _ => return None,
    })
}

/// A currency sign, code or name; the same number for all ways of saying it.
pub(crate) fn currency(word: &str) -> Option<u8> {
    Some(match word {
        "€" | "eur" | "euro" | "euros" => 1,
        "$" | "usd" | "dollar" | "dollars" | "bucks" => 2,
        "£" | "gbp" | "pound" | "pounds" | "quid" => 3,
        "chf" | "franc" | "francs" => 4,
        "¥" | "yen" | "jpy" => 5,
        "₹" | "rupee" | "rupees" | "inr" => 6,
        "krone" | "kroner" | "kronor" | "sek" | "nok" | "dkk" => 7,
        "cent" | "cents" | "pence" => 8,
        _ => return None,
    })
}

/// A measure of length, weight, volume, warmth or speed, under one name.
pub(crate) fn measure(word: &str) -> Option<&'static str> {
    Some(match word {
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => "km",
        "metre" | "metres" | "meter" | "meters" => "metre",
        "mm" | "millimetre" | "millimetres" => "mm",
        "ml" | "millilitre" | "millilitres" => "ml",
        "cm" | "centimetre" | "centimetres" => "cm",
        "mile" | "miles" => "mile",
        "kg" | "kilo" | "kilos" | "kilogram" | "kilograms" => "kg",
        "g" | "gram" | "grams" => "gram",
        "tonne" | "tonnes" | "ton" | "tons" => "tonne",
        "l" | "litre" | "litres" | "liter" | "liters" => "litre",
        "degree" | "degrees" | "°" | "celsius" => "degree",
        "kwh" => "kwh",
        "kw" | "kilowatt" | "kilowatts" => "kw",
        "watt" | "watts" => "watt",
        // The sign for a millionth is a letter of its own, or the Greek one.
        "µw" | "μw" | "microwatt" | "microwatts" => "microwatt",
        "gb" | "gigabyte" | "gigabytes" => "gigabyte",
        "tb" | "terabyte" | "terabytes" => "terabyte",
        "ft" | "foot" | "feet" => "foot",
        "inch" | "inches" => "inch",
        "acre" | "acres" => "acre",
        "knot" | "knots" => "knot",
        "mw" => "mw",
        "hectare" | "hectares" | "ha" => "hectare",
        "point" | "points" => "point",
        _ => return None,
    })
}
