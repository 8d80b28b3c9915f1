import { Inject, Injectable } from '@nestjs/common';
import { LIBELLES_FONCTION, type AvisDiffereVue, type CategorieDonnee, type Fonction } from '@pdp/domain';
import { VERSION_REGLES, expressionsFiche, nomDeRequete, valeursSujet, type Sujet } from '@pdp/permissions';
import { LECTURE } from '../../../platform/config/jetons.js';
import { Lecture } from '../../../platform/database/lecture.js';

type Ligne = Omit<AvisDiffereVue, 'le' | 'fonction'> & {
  readonly fonction: Fonction;
  readonly le: Date;
  readonly categorie: CategorieDonnee;
};

/** Avis qu'un écran commun montre, et combien d'autres se lisent ailleurs. */
export type AvisCommuns = { readonly avis: readonly AvisCommun[]; readonly reserves: number };

export type AvisCommun = {
  readonly id: string;
  readonly auteur: string;
  readonly fonction: string;
  readonly texte: string;
};

/** Catégories dont peut relever un avis (`categorieAvisDiffere`). */
const CATEGORIES: readonly CategorieDonnee[] = ['avis', 'dispositifs', 'revueAgenda'];

/** Avis laissés d'avance sur un passage, projetés pour un lecteur ; rien à qui ne lit pas l'ordre du jour du dossier. */
@Injectable()
export class LectureAvis {
  constructor(@Inject(LECTURE) private readonly lecture: Lecture) {}

  async duPassage(sujet: Sujet, passageId: string): Promise<AvisDiffereVue[]> {
    const lignes = await this.lignes(sujet, passageId);
    return lignes.map(({ categorie: _, ...l }) => ({
      ...l,
      fonction: LIBELLES_FONCTION[l.fonction],
      le: new Date(l.le).toISOString(),
    }));
  }

  /** Ceux dont tous lisent la catégorie ; `sujet` est l'un d'eux. */
  async communs(sujet: Sujet, passageId: string, communes: ReadonlySet<CategorieDonnee>): Promise<AvisCommuns> {
    const lignes = await this.lignes(sujet, passageId);
    const avis = lignes.flatMap(({ id, auteur, fonction, texte, categorie }) =>
      texte !== null && communes.has(categorie) ? [{ id, auteur, fonction: LIBELLES_FONCTION[fonction], texte }] : [],
    );
    return { avis, reserves: lignes.length - avis.length };
  }

  private lignes(sujet: Sujet, passageId: string): Promise<Ligne[]> {
    const requete = {
      nom: nomDeRequete('avis-differes', sujet.fonction, VERSION_REGLES),
      texte: texteDesAvis(sujet.fonction),
    };
    return this.lecture.lire<Ligne>(requete, [...valeursSujet(sujet), passageId]);
  }
}

function texteDesAvis(fonction: Fonction): string {
  const { jointure, expressions, portees } = expressionsFiche(fonction, { premierParametre: 1, aliasFaits: 'droits' });
  // Une lecture limitée à l'existence dit que l'avis est là, pas ce qu'il contient.
  const lit = CATEGORIES.map(
    (categorie) => `WHEN '${categorie}' THEN ${portees[categorie] === undefined ? expressions[categorie] : 'FALSE'}`,
  ).join(' ');
  return `SELECT v.id, trim(coalesce(CASE WHEN u.civilite = 'Dr' THEN 'Dr ' END, '') || u.prenom || ' ' || u.nom) AS auteur, v.fonction,
      CASE WHEN v.auteur_id = $1::uuid OR (CASE v.categorie ${lit} ELSE FALSE END) THEN v.texte END AS texte,
      v.maj_le AS le, v.auteur_id = $1::uuid AS mien, v.categorie
    FROM avis_differe v JOIN dossier d ON d.id = v.dossier_id JOIN utilisateur u ON u.id = v.auteur_id
    ${jointure}
    WHERE v.passage_id = $6::uuid AND ${expressions.revueAgenda}
    ORDER BY v.cree_le, v.id`;
}
