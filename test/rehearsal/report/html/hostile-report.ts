import type { Report } from "../../../../rehearsal/report/model/report";
import { busyReport } from "./sample-report";

/** Text that breaks out of elements, attributes, scripts, styles and comments where it is not escaped, and disguises itself. */
const hostileText =
    "</script></style></pre>--><script>window.ran = 1</script><img src=x onerror='window.ran = 1'>" +
    `"'\`><svg/onload="window.ran=1">\u202Egnp.txt\u200B 😀 שלום \${x} &amp; ]]> \uD800`;

/** What is one of a few words by contract, and not text. */
const words = ["kind", "level", "presence", "enforcement", "side", "change", "currency", "date", "stack"];

/** A report with the hostile text in every text, and in place of the addresses of pages one that would run. */
export const hostileReport = JSON.parse(JSON.stringify(busyReport), (key, value: unknown) => {
    if (typeof value !== "string" || words.includes(key)) {
        return value;
    }
    return key === "url" ? "javascript:window.ran=1" : `${value}${hostileText}`;
}) as Report;
