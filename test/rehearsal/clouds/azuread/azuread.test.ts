import assert from "node:assert/strict";

import { azuread } from "../../../../rehearsal/clouds/azuread/package";
import { type ValueMap, textOf } from "../../../../rehearsal/clouds/simulation/values";
import { Stack, kindsOf } from "../support";

const application = "azuread:index/applicationRegistration:ApplicationRegistration";
const principal = "azuread:index/servicePrincipal:ServicePrincipal";
const credential = "azuread:index/applicationFederatedIdentityCredential:ApplicationFederatedIdentityCredential";
const guid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/;

describe("Entra", () => {
    it("gives applications, principals and credentials the ids of their kind", () => {
        const stack = new Stack(azuread);
        const app = stack.create(application, "ci", { displayName: "ci" });
        const { clientId, objectId } = app.outputs;
        assert.equal(app.id, `/applications/${textOf(app.outputs, "objectId") ?? ""}`);
        assert.notEqual(clientId, objectId);
        const owner = stack.create(principal, "ci", { clientId: clientId ?? "" });
        assert.match(owner.id, new RegExp(`^/servicePrincipals/${guid.source}$`));
        assert.equal(owner.outputs.displayName, "ci");
        const made = stack.create(credential, "main", credentialOf(app.id));
        assert.equal(
            made.id,
            `${app.id.slice(14)}/federatedIdentityCredential/${textOf(made.outputs, "credentialId") ?? ""}`,
        );
    });

    it("replaces a credential for its name and its application, not for its subject", () => {
        const stack = new Stack(azuread);
        const app = stack.create(application, "ci", { displayName: "ci" });
        const inputs = credentialOf(app.id);
        const made = stack.create(credential, "main", inputs);
        assert.deepEqual(kindsOf(stack.diff(made, { ...inputs, subject: "other" })), { subject: "update" });
        assert.deepEqual(kindsOf(stack.diff(made, { ...inputs, displayName: "other" })), {
            displayName: "update-replace",
        });
    });

    it("refuses what its provider refuses, in its words", () => {
        const stack = new Stack(azuread);
        const id = "/applications/11111111-2222-4333-8444-555555555555";
        assert.deepEqual(stack.faults(credential, credentialOf(id)), []);
        assert.match(stack.faults(credential, credentialOf(id.slice(14)))[0] ?? "", /parsing the Application ID/);
        assert.match(
            stack.faults(credential, { ...credentialOf(id), audiences: ["a", "b"] })[0] ?? "",
            /exactly one value, got 2/,
        );
        assert.deepEqual(stack.faults(application, {}), ["Missing required property 'displayName'"]);
        assert.deepEqual(stack.faults(application, { displayName: "x", signInAudience: "Everyone" }), [
            'expected signInAudience to be one of ["AzureADMyOrg" "AzureADMultipleOrgs" "AzureADandPersonalMicrosoftAccount" "PersonalMicrosoftAccount"], got Everyone',
        ]);
    });

    it("finds members of the directory that no stack made, always the same", () => {
        const find = () => new Stack(azuread).invoke("azuread:index/getGroup:getGroup", { displayName: "platform" });
        assert.match(textOf(find(), "objectId") ?? "", guid);
        assert.deepEqual(find(), find());
        const made = new Stack(azuread);
        const group = made.create("azuread:index/group:Group", "g", { displayName: "ours", securityEnabled: true });
        const found = made.invoke("azuread:index/getGroup:getGroup", { displayName: "ours" });
        assert.equal(found.objectId, group.outputs.objectId);
    });
});

function credentialOf(applicationId: string): ValueMap {
    return {
        applicationId,
        displayName: "main",
        issuer: "https://token.actions.githubusercontent.com",
        subject: "repo:acme/shop:environment:dev",
        audiences: ["api://AzureADTokenExchange"],
    };
}
