const SURES = new Set(['GET', 'HEAD', 'OPTIONS']);

type Demande = {
  readonly methode: string;
  readonly hote: string | undefined;
  readonly origine: string | undefined;
  readonly site: string | undefined;
  readonly entetePdp: string | undefined;
  readonly publicUrl: string | null;
};

/**
 * Une écriture doit venir de nos pages : en-tête `x-pdp: 1` (qu'un formulaire étranger ne peut poser)
 * et, si le navigateur l'envoie, une `Origin` égale à notre hôte. Rend la phrase de refus, ou null.
 */
export function refusDOrigine(d: Demande): string | null {
  if (SURES.has(d.methode)) return null;
  if (d.entetePdp !== '1') return 'Cette écriture demande l’en-tête « x-pdp: 1 ».';
  if (d.site !== undefined && d.site !== 'same-origin' && d.site !== 'none')
    return 'Cette demande vient d’un autre site.';
  if (d.origine === undefined) return null;
  return estMemeOrigine(d.origine, d.hote, d.publicUrl) ? null : 'Cette demande vient d’un autre site.';
}

/** Vrai si l'origine du navigateur est notre hôte, ou l'adresse publique configurée. */
export function estMemeOrigine(origine: string, hote: string | undefined, publicUrl: string | null): boolean {
  if (!URL.canParse(origine)) return false;
  const recue = new URL(origine);
  if (publicUrl !== null) return recue.origin === new URL(publicUrl).origin;
  return hote !== undefined && recue.host === hote;
}
