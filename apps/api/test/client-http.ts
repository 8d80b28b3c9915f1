/** Réponse lue en entier ; `corps` est le JSON quand le type l'annonce, sinon le texte. */
export type ReponseHttp<T = unknown> = {
  readonly statut: number;
  readonly entetes: Headers;
  readonly texte: string;
  readonly corps: T;
};

export type OptionsRequete = {
  readonly corps?: unknown;
  readonly entetes?: Readonly<Record<string, string>>;
  /** Valeur de `If-Match` : la version connue. */
  readonly version?: number;
};

/**
 * Petit client des essais : garde les cookies, n'obéit à aucune redirection, envoie `x-pdp` et `Origin` comme le
 * navigateur. Un chemin qui ne commence pas par `/api` ou `/demo` est pris sous `/api/v1`.
 */
export class ClientHttp {
  readonly cookies = new Map<string, string>();

  constructor(readonly baseUrl: string) {}

  get<T = unknown>(chemin: string, options: OptionsRequete = {}): Promise<ReponseHttp<T>> {
    return this.requete('GET', chemin, options);
  }

  post<T = unknown>(chemin: string, corps?: unknown, options: OptionsRequete = {}): Promise<ReponseHttp<T>> {
    return this.requete('POST', chemin, { ...options, corps });
  }

  put<T = unknown>(chemin: string, corps?: unknown, options: OptionsRequete = {}): Promise<ReponseHttp<T>> {
    return this.requete('PUT', chemin, { ...options, corps });
  }

  patch<T = unknown>(chemin: string, corps?: unknown, options: OptionsRequete = {}): Promise<ReponseHttp<T>> {
    return this.requete('PATCH', chemin, { ...options, corps });
  }

  delete<T = unknown>(chemin: string, options: OptionsRequete = {}): Promise<ReponseHttp<T>> {
    return this.requete('DELETE', chemin, options);
  }

  /** Valeur de l'en-tête `Cookie`, pour ouvrir une socket au nom de cette session. */
  enteteCookie(): string {
    return [...this.cookies].map(([nom, valeur]) => `${nom}=${valeur}`).join('; ');
  }

  async requete<T = unknown>(methode: string, chemin: string, options: OptionsRequete = {}): Promise<ReponseHttp<T>> {
    const reponse = await fetch(this.adresse(chemin), {
      method: methode,
      redirect: 'manual',
      headers: this.entetes(methode, options),
      ...(options.corps === undefined ? {} : { body: enCorps(options.corps) }),
    });
    this.retenirCookies(reponse.headers);
    const texte = await reponse.text();
    const enJson = (reponse.headers.get('content-type') ?? '').includes('json') && texte !== '';
    return {
      statut: reponse.status,
      entetes: reponse.headers,
      texte,
      corps: (enJson ? JSON.parse(texte) : texte) as T,
    };
  }

  private adresse(chemin: string): URL {
    const entier = /^(https?:|\/api\b|\/demo\b)/.test(chemin) ? chemin : `/api/v1${chemin}`;
    return new URL(entier, this.baseUrl);
  }

  private entetes(methode: string, { corps, entetes, version }: OptionsRequete): Headers {
    const h = new Headers({ accept: 'application/json', 'x-pdp': '1' });
    if (this.cookies.size > 0) h.set('cookie', this.enteteCookie());
    if (methode !== 'GET') h.set('origin', new URL(this.baseUrl).origin);
    if (corps !== undefined && !(corps instanceof FormData)) h.set('content-type', typeDeCorps(corps));
    if (version !== undefined) h.set('if-match', `"${version}"`);
    for (const [nom, valeur] of Object.entries(entetes ?? {})) h.set(nom, valeur);
    return h;
  }

  private retenirCookies(entetes: Headers): void {
    for (const ligne of entetes.getSetCookie()) {
      const [paire = '', ...attributs] = ligne.split(';');
      const egal = paire.indexOf('=');
      const nom = paire.slice(0, egal).trim();
      const valeur = paire.slice(egal + 1).trim();
      if (valeur === '' || attributs.some(estPerime)) this.cookies.delete(nom);
      else this.cookies.set(nom, valeur);
    }
  }
}

function enCorps(corps: unknown): string | FormData | URLSearchParams {
  if (corps instanceof FormData || corps instanceof URLSearchParams || typeof corps === 'string') return corps;
  return JSON.stringify(corps);
}

function typeDeCorps(corps: unknown): string {
  return corps instanceof URLSearchParams ? 'application/x-www-form-urlencoded' : 'application/json';
}

function estPerime(attribut: string): boolean {
  const [nom = '', valeur = ''] = attribut.trim().split('=');
  if (nom.toLowerCase() === 'max-age') return Number(valeur) <= 0;
  return nom.toLowerCase() === 'expires' && Date.parse(valeur) <= Date.now();
}
