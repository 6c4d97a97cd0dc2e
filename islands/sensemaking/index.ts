import { mount } from "../shared/mount.ts";
import { gatherWords } from "./gather.ts";
import { markWords } from "./mark.ts";

mount("mark-words", markWords);
mount("gather-words", gatherWords);
