import { isUtf8 } from "node:buffer";
import fp from "fastify-plugin";
import { problem } from "./problem";

/** How many objects and lists may stand in each other. Our bodies have one. */
const maximumDepth = 16;

/** Whether a JSON text nests deeper than `limit`. It looks at brackets alone: what is not JSON fails later, in the parser. */
export function isDeeperThan(text: string, limit: number): boolean {
    let depth = 0;
    let inString = false;
    for (let index = 0; index < text.length; index++) {
        const character = text[index];
        if (inString) {
            if (character === "\\") {
                index++;
            } else if (character === '"') {
                inString = false;
            }
        } else if (character === '"') {
            inString = true;
        } else if (character === "{" || character === "[") {
            if (++depth > limit) {
                return true;
            }
        } else if (character === "}" || character === "]") {
            depth--;
        }
    }
    return false;
}

/** Bodies are JSON in UTF-8, flat, and without the names that change prototypes. Everything else is refused. */
export const jsonBody = fp(
    (fastify, _options, done) => {
        const parse = fastify.getDefaultJsonParser("error", "error");
        fastify.removeAllContentTypeParsers();
        fastify.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, body, parsed) => {
            // Read as a text, it would lose the characters that are none, and what is stored would not be what was sent.
            if (!isUtf8(body)) {
                parsed(problem(400, "encoding", "The body is not UTF-8, which JSON is always written in."));
                return;
            }
            const text = body.toString();
            if (isDeeperThan(text, maximumDepth)) {
                parsed(problem(400, "json-depth", `The body nests deeper than ${maximumDepth} objects and lists.`));
                return;
            }
            void parse(request, text, parsed);
        });
        done();
    },
    { name: "json-body", fastify: "5.x" },
);
