import { main } from "@pulumi/pulumi/provider/server";

import { endWithEngine } from "../simulation/serve";
import { EksProvider } from "./provider";

void main(new EksProvider(), process.argv.slice(2)).then(endWithEngine);
