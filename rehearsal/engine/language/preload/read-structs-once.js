"use strict";

// The SDK for policies reads all properties of a resource anew for each policy, by way of a structure that it copies from
// and does not change. So that is made once for a message: a third of a large pack's time.

const { load } = require("./sdk");

const { Struct } = load("google-protobuf/google/protobuf/struct_pb") ?? {};
if (Struct !== undefined) {
    const { toJavaScript } = Struct.prototype;
    const known = new WeakMap();
    Struct.prototype.toJavaScript = function toJavaScriptOnce() {
        const value = known.get(this) ?? toJavaScript.call(this);
        known.set(this, value);
        return value;
    };
}
