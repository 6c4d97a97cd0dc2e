const SHARPER = 2;
const LONGEST = 8_192;
const MOST_DOTS = 32_000_000;

export const NOT_MADE = "The picture can’t be made in this browser. Nothing is lost: take the SVG, or try another browser.";

/** How much larger than drawn a picture is made: twice, so that it is sharp, unless it would be more than browsers hold. */
export function scaleOf(wide: number, high: number): number {
  return Math.min(SHARPER, LONGEST / Math.max(wide, high), Math.sqrt(MOST_DOTS / (wide * high)));
}

/** An SVG at an address of ours, drawn here on white as PNG. Throws where this browser can't. */
async function asPng(address: string): Promise<Blob> {
  const image = new Image();
  image.src = address;
  await image.decode();
  const { naturalWidth: wide, naturalHeight: high } = image;
  const scale = scaleOf(wide, high);
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(wide * scale);
  canvas.height = Math.round(high * scale);
  const pen = canvas.getContext("2d");
  if (!pen || !canvas.width || !canvas.height) throw new Error("picture: there is nothing to draw on");
  pen.fillStyle = "#fff";
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((made, failed) => canvas.toBlob((blob) => (blob ? made(blob) : failed(new Error("picture: no file was made"))), "image/png"));
}

/** Make the PNG and hand it over as a file; says what came of it, in a sentence. */
export async function savePng(address: string, name: string): Promise<{ made: boolean; says: string }> {
  try {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(await asPng(address));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    return { made: true, says: `The picture is made: ${name} is with your downloads.` };
  } catch (fault) {
    console.error(fault);
    return { made: false, says: NOT_MADE };
  }
}

/** Buttons that make a PNG of a picture: `data-picture` holds the address of its SVG, `data-picture-name` the file's name. */
export function offerPictures(part: Element): void {
  for (const row of part.querySelectorAll<HTMLElement>("[data-picture]")) {
    const button = row.querySelector("button");
    const told = row.querySelector("[role=status]");
    if (!button || !told || !row.hidden) continue;
    row.hidden = false;
    button.addEventListener("click", async () => {
      button.disabled = true;
      told.textContent = "The picture is being made …";
      told.textContent = (await savePng(row.dataset["picture"] ?? "", row.dataset["pictureName"] ?? "picture.png")).says;
      button.disabled = false;
      button.focus();
    });
  }
}
