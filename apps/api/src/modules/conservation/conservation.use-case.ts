import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIRMATION_EXECUTION,
  REGLES_CONSERVATION,
  dateParis,
  echec,
  erreurMetier,
  succes,
  type ConservationVue,
  type ErreurMetier,
  type LancerPasseRequete,
  type PasseConservationVue,
  type Resultat,
} from '@pdp/domain';
import type { Acteur } from '../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../platform/config/jetons.js';
import { UniteDeTravail } from '../../platform/database/unite-de-travail.js';
import { accesRefuse } from '../../platform/http/probleme.exception.js';
import { PASSE_DEMANDEE } from './travaux-conservation.js';
import { PassesDepot } from './persistence/passes.depot.js';

const REGLES: ConservationVue['regles'] = Object.values(REGLES_CONSERVATION).map(({ duree, ...regle }) => ({
  ...regle,
  duree: `${duree.valeur} ${duree.unite === 'MOIS' ? 'mois' : 'jours'}`,
}));

/** Le délégué lit les règles, lance une passe à blanc ou l'exécute : les deux se mènent en fond. */
@Injectable()
export class Conservation {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly passes: PassesDepot,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async lire(acteur: Acteur): Promise<Resultat<ConservationVue, ErreurMetier>> {
    if (acteur.plateformeId === null) return echec(accesRefuse());
    return succes({ regles: REGLES, passes: await this.passes.dernieres(acteur.plateformeId) });
  }

  async lancer(
    acteur: Acteur,
    { mode, confirmation }: LancerPasseRequete,
  ): Promise<Resultat<PasseConservationVue, ErreurMetier>> {
    const { plateformeId } = acteur;
    if (plateformeId === null) return echec(accesRefuse());
    if (mode === 'EXECUTION' && confirmation !== CONFIRMATION_EXECUTION)
      return echec(
        erreurMetier('regle-metier', `Pour exécuter, recopiez le mot ${CONFIRMATION_EXECUTION}.`, {
          champs: [{ chemin: 'confirmation', code: 'a-recopier', message: `Recopiez ${CONFIRMATION_EXECUTION}.` }],
        }),
      );
    const jour = dateParis(this.horloge());
    return this.unite.executer(acteur, async (tx) => {
      const neuve = { id: tx.nouvelId(), plateformeId, mode, jour };
      const inseree = await this.passes.inserer(tx, neuve, acteur.utilisateurId);
      // Une exécution déjà commencée se reprend là où elle en est, plutôt que d'en ouvrir une seconde.
      const passe = inseree ? neuve : await this.passes.aReprendre(tx, plateformeId);
      if (!passe) return echec(erreurMetier('conflit', 'La passe précédente vient de finir : recommencez.'));
      tx.journaliser({
        action: mode === 'EXECUTION' ? 'conservation.executer' : 'conservation.compter',
        ressource: 'passe_conservation',
        ressourceId: passe.id,
      });
      tx.publier(PASSE_DEMANDEE, { passeId: passe.id });
      return succes({
        id: passe.id,
        mode,
        etat: 'EN_COURS',
        jour: passe.jour,
        demandeeLe: tx.maintenant.toISOString(),
        termineeLe: null,
        comptes: [],
      });
    });
  }
}
