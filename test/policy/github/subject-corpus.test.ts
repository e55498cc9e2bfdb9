import assert from "node:assert/strict";

import { judgeSubject } from "../../../policy/github/judge-subject";
import { judgeAudiences, judgeIssuer, meansGithub } from "../../../policy/github/trust";
import { rightful, wrongful } from "./subject-corpus";

const trusted = {
    repository: { owner: "Acme", name: "Shop.api", ownerId: "1001", id: "2002" },
    environments: ["production", "prod: EU"],
};

describe("Trust in GitHub, by a corpus", () => {
    it("has hundreds of different subjects, and none on both sides", () => {
        const all = [...rightful, ...wrongful];
        assert.ok(rightful.length >= 50 && wrongful.length >= 200, `${rightful.length}, ${wrongful.length}`);
        assert.deepEqual(
            all.filter((subject, index) => all.indexOf(subject) !== index),
            [],
        );
    });

    it("rejects nobody who is right", () => {
        assert.deepEqual(
            rightful.filter((subject) => judgeSubject(subject, trusted).length > 0),
            [],
        );
    });

    it("accepts nobody who is wrong", () => {
        assert.deepEqual(
            wrongful.filter((subject) => judgeSubject(subject, trusted).length === 0),
            [],
        );
    });

    it("opens a gate only to whom it is meant for", () => {
        const kinds = ["environment", "pull_request", "branch", "tag"] as const;
        const contexts = ["environment:x", "pull_request", "ref:refs/heads/main", "ref:refs/tags/v1"];
        const open = kinds.map((kind) =>
            contexts.map((context) => judgeSubject(`repo:acme/shop:${context}`, { gates: [kind] }).length === 0),
        );
        assert.deepEqual(
            open,
            kinds.map((_, kind) => contexts.map((__, context) => kind === context)),
        );
    });

    it("knows the issuer of all the world, and those of companies", () => {
        const issuer = "https://token.actions.githubusercontent.com";
        for (const right of [issuer, `${issuer}/acme-inc`, "https://token.actions.acme.ghe.com"]) {
            assert.deepEqual(judgeIssuer(right), [], right);
        }
        for (const wrong of [
            `${issuer}/`,
            `${issuer}/*`,
            `${issuer}.evil.example`,
            `${issuer}:443`,
            issuer.toUpperCase(),
            issuer.replace("https", "http"),
            issuer.replace("https://", ""),
            issuer.replace("https://", "https://x@"),
            issuer.replace("actions", "action"),
            "https://token.actions.ghe.com",
            "https://ghe.com/token.actions.acme.ghe.com",
            "https://github.com",
            "",
        ]) {
            assert.deepEqual(judgeIssuer(wrong), [{ expected: issuer, found: wrong }]);
        }
    });

    it("takes one audience, that of the cloud", () => {
        const expected = "api://AzureADTokenExchange";
        assert.deepEqual(judgeAudiences([expected], expected), []);
        for (const wrong of [
            [],
            ["sts.amazonaws.com"],
            [expected, "x"],
            ["https://github.com/Acme"],
            ["api://azureadtokenexchange"],
            ["*"],
        ]) {
            assert.deepEqual(judgeAudiences(wrong, expected), [
                { expected: `${expected} alone`, found: wrong.join(", ") },
            ]);
        }
    });

    it("tells what is meant for GitHub from what is not", () => {
        const cluster = "https://oidc.eks.eu-central-1.amazonaws.com/id/0123";
        assert.equal(meansGithub(cluster, ["system:serviceaccount:shop:shop"]), false);
        assert.equal(meansGithub(cluster, ["repo:acme/shop:*"]), true);
        assert.equal(meansGithub("http://token.actions.githubusercontent.com", []), true);
    });
});
