import { check, inRange, matches, oneOf } from "../bridged/checks";
import { bridgedDialect } from "../bridged/dialect";
import { ProviderError } from "../simulation/errors";
import { simulatedTime } from "../simulation/invent";
import { hexOf, numberOf } from "../simulation/names";
import type { CloudPackage, Context, FunctionRule, TypeRules } from "../simulation/package";
import { type ValueMap, textOf } from "../simulation/values";
import { secretName } from "./checks";
import { ids } from "./ids";
import { immutable } from "./immutable";
import { accountId, ownerOf, repositoryId, repositoryOutputs } from "./repository";

/** Source: `resource_github_repository.go` of terraform-provider-github, as all rules on values here. */
const repositoryNameRule =
    "must include only alphanumeric characters, underscores or hyphens and consist of 100 characters or less";

/** Types in a repository, which tell its number. */
const inRepository: TypeRules = {
    outputs: ({ inputs }, { config }) => ({
        repositoryId: repositoryId(ownerOf(config), textOf(inputs, "repository") ?? ""),
        createdAt: simulatedTime,
        updatedAt: simulatedTime,
    }),
};

/** GitHub, as `@pulumi/github` sees it. */
export const github: CloudPackage = {
    name: "github",
    sdk: "@pulumi/github",
    dialect: bridgedDialect({
        name: "github",
        immutable,
        ids,
        // Source: `DeleteBeforeReplace` in `provider/resources.go` of pulumi-github.
        deleteBeforeReplace: new Set([
            "ActionsEnvironmentSecret",
            "RepositoryAutolinkReference",
            "RepositoryCollaborator",
            "RepositoryDeployKey",
        ]),
        replacingConfig: [],
        // Repositories, teams and users are there before any stack.
        assumesExisting: true,
        defaultId: ({ urn }) => String(numberOf(urn)),
    }),
    types: {
        "github:index/repository:Repository": {
            check: check({
                name: matches(/^[-a-zA-Z0-9_.]{1,100}$/, repositoryNameRule),
                visibility: oneOf("public", "private", "internal"),
            }),
            outputs: ({ inputs }, { config }) => ({
                ...repositoryOutputs(ownerOf(config), textOf(inputs, "name") ?? ""),
                visibility: inputs.visibility ?? (inputs.private === true ? "private" : "public"),
                private: inputs.private ?? (textOf(inputs, "visibility") ?? "public") !== "public",
                fork: inputs.fork ?? "false",
                sourceOwner: inputs.sourceOwner ?? "",
                sourceRepo: inputs.sourceRepo ?? "",
            }),
        },
        "github:index/repositoryEnvironment:RepositoryEnvironment": {
            ...inRepository,
            check: check({ waitTimer: inRange(0, 43_200) }),
            id: ({ inputs }) =>
                `${textOf(inputs, "repository") ?? ""}:${(textOf(inputs, "environment") ?? "").replaceAll(":", "??")}`,
        },
        "github:index/actionsEnvironmentVariable:ActionsEnvironmentVariable": {
            ...inRepository,
            check: check({ variableName: secretName }),
        },
        "github:index/actionsVariable:ActionsVariable": { ...inRepository, check: check({ variableName: secretName }) },
        "github:index/actionsSecret:ActionsSecret": { ...inRepository, check: check({ secretName }) },
        "github:index/actionsEnvironmentSecret:ActionsEnvironmentSecret": {
            ...inRepository,
            check: check({ secretName }),
        },
    },
    functions: {
        "github:index/getRepository:getRepository": getRepository,
        "github:index/getUser:getUser": (args) => {
            const login = textOf(args, "username") ?? "";
            return { ...args, ...account(login), login, name: login };
        },
        "github:index/getOrganization:getOrganization": (args) => {
            const login = textOf(args, "name") ?? "";
            return { ...args, ...account(login), login, orgname: login, plan: "team" };
        },
    },
};

function getRepository(args: ValueMap, { cloud, config }: Context): ReturnType<FunctionRule> {
    const [owner = "", name] = (textOf(args, "fullName") ?? "").split("/");
    const wanted = name ?? textOf(args, "name");
    if (wanted === undefined || wanted === "") {
        throw new ProviderError("One of `name` or `full_name` must be set");
    }
    const by = name === undefined ? ownerOf(config) : owner;
    const known = cloud.find(
        "github:index/repository:Repository",
        ({ outputs }) => outputs.fullName === `${by}/${wanted}`,
    );
    return {
        ...args,
        ...repositoryOutputs(by, wanted),
        id: wanted,
        name: wanted,
        visibility: "private",
        private: true,
        ...known?.outputs,
    };
}

function account(login: string): ValueMap {
    return {
        id: String(accountId(login)),
        nodeId: `MDQ6${hexOf(login.toLowerCase(), 16)}`,
        createdAt: simulatedTime,
        updatedAt: simulatedTime,
    };
}
