import { Inject, Injectable } from '@nestjs/common';
import {
  appliquer,
  calendrier,
  dateParis,
  echec,
  erreurMetier,
  lireRendezVous,
  MACHINE_RENDEZ_VOUS,
  succes,
  TRANSITIONS_RENDEZ_VOUS,
  type ErreurMetier,
  type PlanifierRendezVousRequete,
  type RendezVousLu,
  type RendezVousTransforme,
  type RendezVousVue,
  type Resultat,
  type TransitionRendezVousRequete,
} from '@pdp/domain';
import { peut, peutActe, type FaitsDossier } from '@pdp/permissions';
import type { Acteur } from '../../../platform/config/acteur.js';
import { HORLOGE, type HorlogeSysteme } from '../../../platform/config/jetons.js';
import { UniteDeTravail, type Transaction } from '../../../platform/database/unite-de-travail.js';
import { introuvable, versionPerimee } from '../../../platform/http/probleme.exception.js';
import { refusDAcces } from '../../../platform/permissions/acces.js';
import { FaitsService } from '../../../platform/permissions/faits.service.js';
import { refusSiClos } from '../../../platform/permissions/mener.js';
import { regarder } from '../acces-accompagnement.js';
import { RendezVousDepot, type RendezVousStocke } from './rendez-vous.depot.js';
import { SuitesRendezVous } from './suites-rendez-vous.js';

/** Rendez-vous avec la personne : planifier, déplacer, annuler, noter l'absence ; tenu, il devient un entretien d'un geste. */
@Injectable()
export class RendezVous {
  constructor(
    private readonly unite: UniteDeTravail,
    private readonly faits: FaitsService,
    private readonly depot: RendezVousDepot,
    private readonly suites: SuitesRendezVous,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
  ) {}

  async lister(acteur: Acteur, dossierId: string): Promise<Resultat<{ elements: RendezVousVue[] }, ErreurMetier>> {
    const faits = await this.faits.charger(acteur, dossierId);
    const regard = regarder(acteur, faits);
    if (!regard.ok) return regard;
    const [lignes] = await Promise.all([
      this.depot.duDossier(dossierId),
      this.suites.consigner(acteur, dossierId, 'lecture-rendez-vous'),
    ]);
    const maintenant = this.horloge();
    return succes({ elements: lignes.map((ligne) => enVue(ligne, acteur, faits, maintenant)) });
  }

  /** Fichier d'agenda pour l'agent : un titre neutre, l'heure, le lieu. */
  async calendrier(acteur: Acteur, id: string): Promise<Resultat<string, ErreurMetier>> {
    const ligne = await this.depot.un(id);
    if (!ligne) return echec(introuvable());
    const regard = regarder(acteur, await this.faits.charger(acteur, ligne.dossierId));
    if (!regard.ok) return regard;
    await this.suites.consigner(acteur, ligne.dossierId, 'lecture-rendez-vous');
    const { debut, dureeMinutes, lieu } = ligne;
    return succes(
      calendrier(
        {
          id,
          debut: debut.toISOString(),
          duree: dureeMinutes,
          lieu: lieu === null ? null : `${lieu.nom}, ${lieu.adresse}`,
        },
        this.horloge(),
      ),
    );
  }

  planifier(
    acteur: Acteur,
    dossierId: string,
    corps: PlanifierRendezVousRequete,
  ): Promise<Resultat<{ id: string; etat: 'PREVU'; version: number }, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'social' });
      if (refus || faits === null) return echec(refus ?? introuvable());
      const clos = refusSiClos(faits);
      if (clos) return echec(clos);
      const lu = await this.lire(tx, dossierId, corps);
      if (!lu.ok) return lu;
      const id = await this.naitre(tx, acteur, dossierId, lu.valeur, null);
      await this.suites.apres(tx, acteur, { dossierId, id, action: 'rendez-vous.planifier' });
      return succes({ id, etat: 'PREVU', version: 1 });
    });
  }

  transiter(
    acteur: Acteur,
    id: string,
    version: number | null,
    { transition, nouveau }: TransitionRendezVousRequete,
  ): Promise<Resultat<RendezVousTransforme, ErreurMetier>> {
    return this.unite.executer(acteur, async (tx) => {
      const dossierId = await this.depot.dossierDe(tx, id);
      if (dossierId === null) return echec(introuvable());
      const faits = await this.faits.charger(acteur, dossierId, tx);
      const refus = refusDAcces(acteur, faits, { action: 'ecrire', categorie: 'social' });
      if (refus) return echec(refus);
      const rdv = await this.depot.verrouiller(tx, id);
      if (!rdv) return echec(introuvable());
      if (version !== null && version !== rdv.version)
        return echec(versionPerimee({ id, version: rdv.version, etat: rdv.etat }));
      const vers = appliquer(MACHINE_RENDEZ_VOUS, rdv.etat, {
        transition,
        acteur: acteur.fonction,
        remplies: { estVenu: dateParis(rdv.debut) <= dateParis(tx.maintenant), aNouvelleDate: nouveau !== undefined },
      });
      if (!vers.ok)
        return echec(
          erreurMetier(
            vers.erreur.code === 'EXIGENCE_NON_REMPLIE' ? 'regle-metier' : 'transition-impossible',
            vers.erreur.message,
          ),
        );
      const lu = transition === 'deplacer' && nouveau ? await this.lire(tx, dossierId, nouveau) : null;
      if (lu !== null && !lu.ok) return lu;
      const entretienId = transition === 'tenir' ? await this.suites.entretien(tx, acteur, rdv) : null;
      await this.depot.changer(tx, id, vers.valeur, entretienId);
      await this.depot.tracer(tx, acteur, { id, dossierId, transition, de: rdv.etat, vers: vers.valeur });
      const suivant = lu === null ? null : await this.naitre(tx, acteur, dossierId, lu.valeur, id);
      await this.suites.apres(tx, acteur, { dossierId, id: suivant ?? id, action: `rendez-vous.${transition}` });
      return succes({ id, etat: vers.valeur, version: rdv.version + 1, suiteId: entretienId ?? suivant });
    });
  }

  private async naitre(
    tx: Transaction,
    acteur: Acteur,
    dossierId: string,
    lu: RendezVousLu,
    suiteDeId: string | null,
  ): Promise<string> {
    const id = await this.depot.inserer(tx, dossierId, acteur.utilisateurId, lu, suiteDeId);
    await this.depot.tracer(tx, acteur, { id, dossierId, transition: 'planifier', de: null, vers: 'PREVU' });
    return id;
  }

  private async lire(
    tx: Transaction,
    dossierId: string,
    corps: PlanifierRendezVousRequete,
  ): Promise<Resultat<RendezVousLu, ErreurMetier>> {
    const lu = lireRendezVous(corps, tx.maintenant);
    if (!lu.ok) return echec(erreurMetier('regle-metier', 'Certains champs sont à corriger.', { champs: lu.erreur }));
    const { lieuId } = lu.valeur;
    if (lieuId === null || (await this.depot.aLieu(tx, dossierId, lieuId))) return lu;
    const message = 'Choisissez un lieu d’accueil ouvert.';
    return echec(
      erreurMetier('regle-metier', message, { champs: [{ chemin: 'lieuId', code: 'CHOIX_INCONNU', message }] }),
    );
  }
}

const enVue = (
  { debut, ...ligne }: RendezVousStocke,
  acteur: Acteur,
  faits: FaitsDossier | null,
  maintenant: Date,
): RendezVousVue => {
  const agit =
    faits !== null &&
    peutActe(acteur.fonction, 'rendez-vous.planifier') &&
    peut(acteur, 'ecrire', { categorie: 'social', faits });
  const venu = dateParis(debut) <= dateParis(maintenant);
  const gestes = TRANSITIONS_RENDEZ_VOUS.filter(
    (transition) =>
      agit &&
      appliquer(MACHINE_RENDEZ_VOUS, ligne.etat, {
        transition,
        acteur: acteur.fonction,
        remplies: { estVenu: venu, aNouvelleDate: true },
      }).ok,
  );
  return { ...ligne, debut: debut.toISOString(), gestes };
};
