/** PDF d'une page, une ligne de texte par élément ; caractères de Windows-1252 seulement. `remarques` : cachées, telles quelles. */
export function pdfDeDemo(lignes: readonly string[], remarques: readonly string[] = []): Buffer {
  const texte = lignes.map((ligne) => `(${echapper(ligne)}) Tj 0 -28 Td`).join('\n');
  const contenu = `BT /F1 16 Tf 60 760 Td\n${texte}\nET`;
  const objets = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    `<< /Length ${contenu.length} >>\nstream\n${contenu}\nendstream`,
  ];
  let pdf = `%PDF-1.4\n${remarques.map((remarque) => `%${remarque}\n`).join('')}`;
  const places = objets.map((objet, i) => {
    const place = pdf.length;
    pdf += `${i + 1} 0 obj\n${objet}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const fin = `xref\n0 ${objets.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objets.length + 1} /Root 1 0 R >>\nstartxref\n${pdf.length}\n%%EOF\n`;
  return Buffer.from(pdf + fin, 'latin1');
}

// Les guillemets et tirets que Windows-1252 range hors de Latin-1 prennent leur place à eux.
const echapper = (ligne: string): string =>
  ligne
    .replace(/[()\\]/g, '\\$&')
    .replace(/’/g, '\\222')
    .replace(/[^\x20-\x7e\xa0-\xff]/g, '?');
