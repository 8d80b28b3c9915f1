/** `Content-Disposition` d'un téléchargement (RFC 6266) : un nom simple pour tous, le vrai nom en UTF-8 (RFC 8187). */
export function enteteDeTelechargement(nom: string): string {
  const extension = /\.[a-z]{3,4}$/.exec(nom)?.[0] ?? '';
  const simple = nom
    .slice(0, nom.length - extension.length)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9 _-]/g, '')
    .trim();
  const encode = encodeURIComponent(nom).replace(/['()*!]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${simple || 'document'}${extension}"; filename*=UTF-8''${encode}`;
}
