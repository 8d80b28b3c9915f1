import { Inject, Injectable } from '@nestjs/common';
import { phraseDite, type ContenuLivret, type Dit, type DitVue } from '@pdp/domain';
import { Coffre } from '../../../platform/chiffrement/coffre.js';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';
import type { Transaction } from '../../../platform/database/unite-de-travail.js';

/** Au-delà, les plus anciennes phrases ne se relisent plus que dans un accès aux données. */
const DITS_LUS = 100;

type Ligne = Omit<DitVue, 'phrase' | 'livret'> & {
  readonly sceau: string;
  readonly version: number | null;
  readonly luLe: string | null;
};

const DITS = `SELECT * FROM (
  SELECT x.id, x.dit_le::text AS le, x.canal, x.phrase_scellee AS sceau, trim(u.prenom || ' ' || u.nom) AS par, x.fonction,
    NULL::int AS version, NULL::text AS "luLe", x.cree_le
  FROM dit_assure x JOIN utilisateur u ON u.id = x.auteur_id WHERE x.dossier_id = $1::uuid
  UNION ALL
  SELECT l.id, (l.publie_le AT TIME ZONE 'Europe/Paris')::date::text, 'LIVRET', l.contenu_scelle, trim(u.prenom || ' ' || u.nom), NULL,
    l.version, (l.lu_le AT TIME ZONE 'Europe/Paris')::date::text, l.publie_le
  FROM livret_version l LEFT JOIN utilisateur u ON u.id = l.publie_par WHERE l.dossier_id = $1::uuid
) y ORDER BY y.le DESC, y.cree_le DESC, y.id LIMIT ${DITS_LUS}`;

/** Ce qui a été dit à l'assuré ; l'appelant a vérifié les droits. */
@Injectable()
export class DitsDepot {
  constructor(
    private readonly coffre: Coffre,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  /** Phrases notées et livrets publiés, du plus récent au plus ancien. */
  async lister(dossierId: string): Promise<DitVue[]> {
    const lignes = await this.lecture.lire<Ligne>({ nom: 'dits-assure', texte: DITS }, [dossierId]);
    return lignes.map(({ id, le, canal, sceau, par, fonction, version, luLe }) => ({
      id,
      le,
      canal,
      par: par ?? '',
      fonction,
      phrase:
        canal === 'LIVRET'
          ? phraseDite(this.coffre.ouvrirJson<ContenuLivret>('livret_version.contenu_scelle', id, sceau))
          : this.coffre.ouvrir('dit_assure.phrase_scellee', id, sceau),
      livret: version === null ? null : { version, luLe },
    }));
  }

  async inserer(tx: Transaction, acteur: Acteur, dossierId: string, { date, canal, phrase }: Dit): Promise<string> {
    const id = tx.nouvelId();
    await tx.sql(
      `INSERT INTO dit_assure (id, dossier_id, dit_le, canal, phrase_scellee, auteur_id, fonction, cree_le) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)`,
      [
        id,
        dossierId,
        date,
        canal,
        this.coffre.sceller('dit_assure.phrase_scellee', id, phrase),
        acteur.utilisateurId,
        acteur.fonction,
        tx.maintenant,
      ],
    );
    return id;
  }
}
