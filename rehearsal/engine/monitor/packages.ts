import { randomUUID } from "node:crypto";
import { RegisterPackageRequest, RegisterPackageResponse } from "@pulumi/pulumi/proto/resource_pb";
import { type PackageRequest, packageRequest } from "../providers/package-request";

/** The packages that a program has told of, by the references it got for them. */
export class Packages {
    private readonly byReference = new Map<string, PackageRequest>();
    private readonly references = new Map<string, string>();

    register(request: RegisterPackageRequest): RegisterPackageResponse {
        if (request.getName() === "") {
            throw new Error("package name is empty");
        }
        const checksums: Record<string, string> = {};
        request.getChecksumsMap().forEach((value: Uint8Array | string, key: string) => {
            checksums[key] = typeof value === "string" ? value : Buffer.from(value).toString("hex");
        });
        const plain = packageRequest(request.getName(), request.getVersion(), request.getDownloadUrl(), checksums);
        const message = request.getParameterization();
        const parameter = message && {
            name: message.getName(),
            version: message.getVersion(),
            value: message.getValue_asU8(),
        };
        const key = Buffer.from(request.serializeBinary()).toString("base64");
        const reference = this.references.get(key) ?? randomUUID();
        this.references.set(key, reference);
        this.byReference.set(reference, { ...plain, parameter });
        return new RegisterPackageResponse().setRef(reference);
    }

    /** The package that a request names by reference, or the one of that name in the version it asks for. */
    of(
        name: string,
        asked: { readonly version: string; readonly downloadUrl: string },
        reference: string,
    ): PackageRequest {
        return reference === "" ? packageRequest(name, asked.version, asked.downloadUrl) : this.get(reference);
    }

    /** The package of a reference. */
    get(reference: string): PackageRequest {
        const request = this.byReference.get(reference);
        if (request === undefined) {
            throw new Error(`unknown provider package '${reference}'`);
        }
        return request;
    }
}
