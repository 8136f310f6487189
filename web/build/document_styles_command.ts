// Rewrites the stylesheet of one file into another, for the page in a third.

import { readFileSync, writeFileSync } from "node:fs";
import { documentStyles } from "./document_styles";

const [from, to, page] = process.argv.slice(2);
writeFileSync(to, documentStyles(readFileSync(from, 'utf8'), readFileSync(page, 'utf8')));
