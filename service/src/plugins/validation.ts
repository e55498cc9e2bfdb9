import Ajv from "ajv";
import addFormats from "ajv-formats";
import fp from "fastify-plugin";

/**
 * Bodies are taken as they are: `"5"` is no number, and unknown properties are told, not dropped.
 * Parameters of URLs are texts, so they become what the schema says.
 */
export const validation = fp(
    (fastify, _options, done) => {
        const body = addFormats(
            new Ajv({ allErrors: true, removeAdditional: false, coerceTypes: false, useDefaults: true }),
        );
        const others = addFormats(
            new Ajv({ allErrors: true, removeAdditional: false, coerceTypes: true, useDefaults: true }),
        );
        fastify.setValidatorCompiler<object>(({ schema, httpPart }) =>
            (httpPart === "body" ? body : others).compile(schema),
        );
        done();
    },
    { name: "validation", fastify: "5.x" },
);
