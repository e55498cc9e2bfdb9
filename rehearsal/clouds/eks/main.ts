import { main } from "@pulumi/pulumi/provider/server";

import { endWithEngine } from "../simulation/end-with-engine";
import { EksProvider } from "./provider";

// The SDK's own server: whatever changes how messages are read, as `simulation/wire` does, must stay out of this process.
void main(new EksProvider(), process.argv.slice(2)).then(endWithEngine);
