import { STATUS_CODES } from "node:http";
import { type Static, Type } from "@sinclair/typebox";

/** What went wrong, in the form of RFC 9457. */
export const Problem = Type.Object(
    {
        type: Type.String({ description: "Name of the kind of problem" }),
        title: Type.String(),
        status: Type.Integer({ minimum: 400, maximum: 599 }),
        detail: Type.Optional(Type.String({ description: "What is wrong with this request, and how to mend it" })),
        requestId: Type.String({ description: "What the service's log calls this request" }),
        errors: Type.Optional(
            Type.Array(
                Type.Object({
                    pointer: Type.String({ description: "JSON pointer to the value that is wrong" }),
                    detail: Type.String(),
                }),
            ),
        ),
    },
    { $id: "Problem", description: "What went wrong, in the form of RFC 9457", additionalProperties: false },
);

export type Problem = Static<typeof Problem>;

/** Responses for a route's schema, by status. */
export function problemResponses<S extends number>(...statuses: S[]): Record<S, ReturnType<typeof problemResponse>> {
    return Object.fromEntries(
        statuses.map((status) => [status, problemResponse(STATUS_CODES[status] ?? "Problem")]),
    ) as Record<S, ReturnType<typeof problemResponse>>;
}

/** A response that is a problem. The service adds the schema Problem, to which it refers. */
export function problemResponse(description: string) {
    const schema = Type.Unsafe<Problem>(Type.Ref("Problem"));
    return { description, content: { "application/problem+json": { schema } } } as const;
}
