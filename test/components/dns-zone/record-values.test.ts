import assert from "node:assert/strict";

import fc from "fast-check";
import {
    isHostName,
    parseCaa,
    parseMx,
    parseSrv,
    splitTxt,
    valueFault,
} from "@fairlead/components/dns-zone/record-values";

const port = fc.integer({ min: 0, max: 65535 });
const host = fc.domain();

describe("values of DNS records", () => {
    it("are read as they are written", () => {
        fc.assert(
            fc.property(port, port, port, host, (a, b, c, target) => {
                assert.deepEqual(parseMx(`${a} ${target}`), { preference: a, exchange: target });
                assert.deepEqual(parseSrv(`${a} ${b} ${c} ${target}`), { priority: a, weight: b, port: c, target });
                assert.deepEqual(parseCaa(`0 issuewild "${target}"`), { flags: 0, tag: "issuewild", value: target });
            }),
        );
    });

    it("may forbid every authority, and nothing nameless besides", () => {
        assert.deepEqual(parseCaa('0 issue ";"'), { flags: 0, tag: "issue", value: ";" });
        assert.equal(parseCaa('0 issue ""'), undefined);
        assert.equal(parseCaa("0 iodef letsencrypt.org"), undefined);
    });

    it("of texts are cut without losing or adding anything", () => {
        fc.assert(
            fc.property(fc.string({ maxLength: 2000 }), (text) => {
                const parts = splitTxt(text);
                assert.equal(parts.join(""), text);
                assert.ok(parts.every((part) => part.length >= 1 && part.length <= 255));
            }),
        );
    });

    it("tell addresses from host names", () => {
        fc.assert(
            fc.property(fc.ipV4(), fc.ipV6(), host, (ipv4, ipv6, name) => {
                assert.equal(valueFault("A", ipv4), undefined);
                assert.equal(valueFault("AAAA", ipv6), undefined);
                assert.equal(valueFault("CNAME", name), undefined);
                assert.notEqual(valueFault("A", ipv6), undefined);
                assert.notEqual(valueFault("AAAA", ipv4), undefined);
                assert.equal(isHostName(ipv4), false);
                assert.equal(isHostName(ipv6), false);
            }),
        );
    });
});
