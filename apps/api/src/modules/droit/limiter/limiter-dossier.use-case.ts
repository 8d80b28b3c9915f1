import { Inject, Injectable } from '@nestjs/common';
import {
  echec,
  succes,
  type ErreurMetier,
  type LeverLimitationRequete,
  type LimitationVue,
  type LimiterDossierRequete,
  type MotifLimitation,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../../platform/config/acteur.js';
import { LECTURE } from '../../../platform/config/jetons.js';
import { ACCES_SYSTEME } from '../../../platform/database/acces-base.js';
import { Lecture } from '../../../platform/database/lecture.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable } from '../../../platform/http/probleme.exception.js';
import { champFautif, lireTexteDemande } from '../textes-demande.js';
import { Gel } from './gel.js';

type Ligne = { readonly limite: boolean; readonly motif: MotifLimitation | null; readonly depuis: Date | null };

// Ni nom, ni contenu : le délégué gèle un dossier de sa plateforme qu'il ne lit pas.
const LIMITATION = {
  nom: 'droits-limitation',
  texte: `SELECT d.limite, l.motif, l.posee_le AS depuis FROM dossier d
    LEFT JOIN limitation_dossier l ON l.dossier_id = d.id AND l.levee_le IS NULL
    WHERE d.id = $1::uuid AND d.plateforme_id = $2::uuid AND d.etat <> 'PURGE'`,
};

/** Le délégué gèle un dossier de sa plateforme, ou lève le gel ; toujours avec une raison écrite. */
@Injectable()
export class LimiterDossier {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly gel: Gel,
    @Inject(LECTURE) private readonly lecture: Lecture,
  ) {}

  async lire(acteur: Acteur, dossierId: string): Promise<Resultat<LimitationVue, ErreurMetier>> {
    const [ligne] = await this.lecture.lire<Ligne>(LIMITATION, [dossierId, acteur.plateformeId], ACCES_SYSTEME);
    return ligne ? succes(enVue(dossierId, ligne)) : echec(introuvable());
  }

  poser(
    acteur: Acteur,
    dossierId: string,
    { motif, commentaire }: LimiterDossierRequete,
  ): Promise<Resultat<LimitationVue, ErreurMetier>> {
    const texte = lireTexteDemande('commentaire', commentaire);
    if (!texte.ok) return Promise.resolve(texte);
    return this.dans(acteur, dossierId, (tx) =>
      this.gel.poser(tx, acteur, dossierId, { motif, commentaire: texte.valeur }),
    );
  }

  lever(
    acteur: Acteur,
    dossierId: string,
    { commentaire }: LeverLimitationRequete,
  ): Promise<Resultat<LimitationVue, ErreurMetier>> {
    const texte = lireTexteDemande('commentaire', commentaire);
    if (!texte.ok) return Promise.resolve(texte);
    const { valeur } = texte;
    if (valeur === null)
      return Promise.resolve(echec(champFautif('commentaire', 'obligatoire', 'Dites pourquoi le gel est levé.')));
    return this.dans(acteur, dossierId, (tx) => this.gel.lever(tx, acteur, dossierId, valeur));
  }

  private dans(
    acteur: Acteur,
    dossierId: string,
    faire: (tx: Transaction) => Promise<Resultat<null, ErreurMetier>>,
  ): Promise<Resultat<LimitationVue, ErreurMetier>> {
    return this.unite.executer<LimitationVue, ErreurMetier>(acteur, async (tx) => {
      const relire = (): Promise<Ligne[]> => tx.sql<Ligne>(LIMITATION.texte, [dossierId, acteur.plateformeId]);
      if ((await relire()).length === 0) return echec(introuvable());
      const fait = await faire(tx);
      if (!fait.ok) return fait;
      const [ligne] = await relire();
      return ligne ? succes(enVue(dossierId, ligne)) : echec(introuvable());
    });
  }
}

const enVue = (dossierId: string, { limite, motif, depuis }: Ligne): LimitationVue => ({
  dossierId,
  limite,
  motif,
  depuis: depuis?.toISOString() ?? null,
});
