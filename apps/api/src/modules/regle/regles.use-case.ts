import { Inject, Injectable } from '@nestjs/common';
import {
  catalogueDe,
  dateParis,
  echec,
  erreurMetier,
  etatRegle,
  lireLigneRegle,
  succes,
  type AjouterRegleRequete,
  type ErreurMetier,
  type ReglesVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { LectureRegles, type LigneRegleLue } from './persistence/lecture-regles.js';
import { ReglesDepot } from './persistence/regles.depot.js';

/** Règles datées d'une plateforme : lire le catalogue, ajouter une ligne à partir d'une date. */
@Injectable()
export class Regles {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly lecture: LectureRegles,
    private readonly depot: ReglesDepot,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async lire({ plateformeId }: Acteur): Promise<Resultat<ReglesVue, ErreurMetier>> {
    if (plateformeId === null) return echec(accesRefuse());
    return succes(presenter(await this.lecture.deLaPlateforme(plateformeId), dateParis(this.horloge())));
  }

  ajouter(acteur: Acteur, requete: AjouterRegleRequete): Promise<Resultat<{ readonly id: string }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const { plateformeId } = acteur;
      if (plateformeId === null) return echec(accesRefuse());
      const lue = lireLigneRegle(requete, dateParis(tx.maintenant));
      if (!lue.ok)
        return echec(erreurMetier('regle-metier', 'Corrigez les champs signalés.', { champs: [...lue.erreur] }));
      const id = await this.depot.ajouter(tx, plateformeId, acteur.utilisateurId, lue.valeur);
      tx.journaliser({ action: 'regle.ajouter', ressource: 'regle', ressourceId: id });
      return succes({ id });
    });
  }
}

const presenter = (lignes: readonly LigneRegleLue[], aujourdhui: string): ReglesVue => ({
  aujourdhui,
  elements: catalogueDe(lignes).map((regle) => {
    // La dernière ajoutée à cette date : c'est elle qui compte.
    const ligne = lignes.findLast(({ code, valideDu }) => code === regle.code && valideDu === regle.valideDu);
    const { code, libelle, valeur, unite, valideDu, valideAu, source } = regle;
    return {
      ...{ code, libelle, valeur, unite, valideDu, valideAu, source },
      etat: etatRegle(regle, aujourdhui),
      ajoutee: ligne === undefined ? null : { par: ligne.par, le: ligne.le.toISOString() },
    };
  }),
});
