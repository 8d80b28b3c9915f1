import { ACCES_SYSTEME } from '../database/acces-base.js';
import { Inject, Injectable } from '@nestjs/common';
import { echec, erreurMetier, succes, type ErreurMetier, type Fonction, type Resultat, type Unite } from '@pdp/domain';
import type { Acteur } from '../config/acteur.js';
import type { Configuration } from '../config/configuration.js';
import { nouvelId } from '../config/identifiants.js';
import { CONFIGURATION, HORLOGE, LECTURE, type HorlogeSysteme } from '../config/jetons.js';
import { profilsActifs } from '../config/profils-actifs.js';
import type { ProfilFournisseur } from '../config/profil-fournisseur.js';
import { Lecture } from '../database/lecture.js';
import { LectureGroupee } from '../database/lecture-groupee.js';
import { UniteDeTravail, type Transaction } from '../database/unite-de-travail.js';
import { CacheSessions, type SessionConnue } from './cache-sessions.js';
import { lireCookie, nomsDesCookies } from './cookies.js';
import { DUREES_SESSION } from './durees-session.js';
import { ecrireSession } from './ecrire-session.js';
import { aFormeDeJeton, empreinteDeJeton, nouveauJeton } from './jeton.js';
import {
  CHARGER,
  COMPTE_OUVERT,
  EXPIRER,
  TOUCHER,
  habilitationUtilisable,
  type LigneSession,
} from './requetes-session.js';
import { fonctionsAdmises, publicDe } from './exigences.js';
import { refusDeConnexion } from './refus-connexion.js';
import { annoncerChangement, terminerSessions } from './revocation.js';

/** Jeton à poser dans le cookie ; il n'existe en clair que là. */
export type SessionOuverte = { readonly jeton: string; readonly acteur: Acteur };

type SessionFinie = { readonly idToken: string | null; readonly fournisseur: string | null };

type Ouverture = {
  readonly acteur: Omit<Acteur, 'sessionId'>;
  readonly idToken: string | null;
  /** Appareil en clair (« Firefox sur Windows »), pour la liste des sessions. */
  readonly appareil?: string | null;
  /** Fournisseur qui a prouvé l'identité : il borne les fonctions que la session peut prendre. */
  readonly fournisseur?: string | null;
  /** Instant où l'identité a été prouvée, d'après celui de l'ouverture ; absent : inconnu. */
  readonly prouveeLe?: (ouverte: Date) => Date | null;
};

type LigneAncienne = {
  id: string;
  id_token: string | null;
  appareil: string | null;
  fournisseur: string | null;
  prouvee_le: Date | null;
  cree_le: Date;
  expire_le: Date;
};

const nonConnecte = (): ErreurMetier =>
  erreurMetier('non-connecte', 'Votre session a pris fin. Connectez-vous pour continuer.');

/**
 * Sessions côté serveur, en base. Sur le chemin chaud, une requête nommée au plus par session et par seconde, commune
 * à celles qui sont demandées en même temps ; une fin de session est immédiate ici, et vaut dans la seconde ailleurs.
 */
@Injectable()
export class SessionService {
  private readonly cache = new CacheSessions();
  private readonly enVol = new Map<string, Promise<SessionConnue | null>>();
  private readonly lectures = new LectureGroupee<LigneSession>((cles) => this.lireLignes(cles));
  private readonly nomDuCookie: string;
  private readonly profils: readonly ProfilFournisseur[];

  constructor(
    @Inject(LECTURE) private readonly lecture: Lecture,
    @Inject(HORLOGE) private readonly horloge: HorlogeSysteme,
    private readonly unite: UniteDeTravail,
    @Inject(CONFIGURATION) configuration: Configuration,
  ) {
    this.nomDuCookie = nomsDesCookies(configuration.publicUrl).session;
    this.profils = profilsActifs(configuration);
  }

  /** Jeton porté par l'en-tête `Cookie` (HTTP ou poignée de main de socket), ou null. */
  jetonDe(enteteCookie: string | undefined): string | null {
    return lireCookie(enteteCookie, this.nomDuCookie);
  }

  /**
   * Acteur de cette session si tout est encore valable (compte, habilitation, durées) ; sinon null. `enFond` : demande que
   * l'écran fait tout seul, qui ne repousse pas la fin de session.
   */
  async charger(jeton: string | null, correlationId = '', enFond = false): Promise<Acteur | null> {
    if (jeton === null || !aFormeDeJeton(jeton)) return null;
    const empreinte = empreinteDeJeton(jeton);
    const cle = empreinte.toString('base64');
    const instant = this.horloge().getTime();
    const gardee = this.cache.lire(cle, instant);
    const suffit = gardee !== null && (enFond || !aToucher(gardee.vueA, instant));
    const connue = suffit ? gardee : await this.relire(cle, empreinte, enFond);
    return connue && { ...connue.acteur, correlationId };
  }

  /** Ouvre une session neuve ; termine celle que portait le navigateur, s'il y en avait une (nouvel id à la connexion). */
  async ouvrir(demande: Ouverture, ancienJeton: string | null): Promise<SessionOuverte> {
    const jeton = nouveauJeton();
    const acteur: Acteur = { ...demande.acteur, sessionId: nouvelId() };
    const ouvrir = async (tx: Transaction): Promise<Resultat<SessionOuverte, never>> => {
      await ecrireSession(tx, jeton, acteur, {
        idToken: demande.idToken,
        appareil: demande.appareil ?? null,
        fournisseur: demande.fournisseur ?? null,
        prouveeLe: demande.prouveeLe?.(tx.maintenant) ?? null,
        creeLe: tx.maintenant,
        expireLe: new Date(tx.maintenant.getTime() + DUREES_SESSION.absolueMs),
      });
      await tx.sql('UPDATE utilisateur SET derniere_connexion = $2 WHERE id = $1', [
        acteur.utilisateurId,
        tx.maintenant,
      ]);
      if (ancienJeton !== null) await this.remplacer(tx, ancienJeton);
      tx.journaliser({ action: 'session.ouvrir', ressource: 'session', ressourceId: acteur.sessionId });
      return succes({ jeton, acteur });
    };
    // Deux connexions de la même personne dateraient sa ligne en la partageant déjà : elles s'interbloqueraient.
    const resultat = await this.unite.executer(acteur, ouvrir, { relire: false });
    if (!resultat.ok) throw new Error('ouverture de session sans résultat');
    return resultat.valeur;
  }

  /** Change de fonction : nouvelle session, mêmes limites de durée ; l'ancienne est terminée dans la même transaction. */
  async changer(
    ancienJeton: string,
    habilitationId: string,
    acteur: Acteur,
  ): Promise<Resultat<SessionOuverte, ErreurMetier>> {
    const jeton = nouveauJeton();
    const resultat = await this.unite.executer<SessionOuverte, ErreurMetier>(acteur, async (tx) => {
      const cible = await this.habilitationDe(tx, acteur.utilisateurId, habilitationId);
      if (!cible) return echec(erreurMetier('introuvable', 'Cette habilitation n’existe pas, ou n’est plus active.'));
      const [ancienne] = await tx.sql<LigneAncienne>(
        'UPDATE session SET terminee_le = $2 WHERE jeton = $1 AND terminee_le IS NULL RETURNING id, id_token, appareil, fournisseur, prouvee_le, cree_le, expire_le',
        [empreinteDeJeton(ancienJeton), tx.maintenant],
      );
      if (!ancienne) return echec(nonConnecte());
      if (!this.peutPrendre(ancienne.fournisseur, acteur.fonction, cible.fonction))
        return echec(refusDeConnexion('autre-fournisseur'));
      const nouveau: Acteur = { ...acteur, ...cible, sessionId: tx.nouvelId() };
      await ecrireSession(tx, jeton, nouveau, {
        idToken: ancienne.id_token,
        appareil: ancienne.appareil,
        fournisseur: ancienne.fournisseur,
        prouveeLe: ancienne.prouvee_le,
        creeLe: ancienne.cree_le,
        expireLe: ancienne.expire_le,
      });
      await annoncerChangement(tx, ancienne.id);
      tx.journaliser({ action: 'session.changer', ressource: 'session', ressourceId: nouveau.sessionId });
      return succes({ jeton, acteur: nouveau });
    });
    if (resultat.ok) this.oublier(acteur.sessionId);
    return resultat;
  }

  // Une session plus ancienne que ce réglage garde le public de sa fonction.
  private peutPrendre(fournisseur: string | null, actuelle: Fonction, visee: Fonction): boolean {
    const profil = this.profils.find(({ code }) => code === fournisseur);
    return profil ? fonctionsAdmises(profil).includes(visee) : publicDe(visee) === publicDe(actuelle);
  }

  /** Termine la session de l'acteur ; rend le jeton d'identité gardé, et le fournisseur chez qui finir la déconnexion. */
  async terminer(acteur: Acteur): Promise<SessionFinie> {
    const resultat = await this.unite.executer<SessionFinie, never>(acteur, async (tx) => {
      const [ligne] = await tx.sql<{ id_token: string | null; fournisseur: string | null }>(
        'SELECT id_token, fournisseur FROM session WHERE id = $1',
        [acteur.sessionId],
      );
      await terminerSessions(tx, { sessionId: acteur.sessionId });
      tx.journaliser({ action: 'session.terminer', ressource: 'session', ressourceId: acteur.sessionId });
      return succes({ idToken: ligne?.id_token ?? null, fournisseur: ligne?.fournisseur ?? null });
    });
    this.oublier(acteur.sessionId);
    return resultat.ok ? resultat.valeur : { idToken: null, fournisseur: null };
  }

  /** Termine les sessions que le temps a rendues caduques ; leur fin est annoncée à tous les processus. */
  async expirer(): Promise<readonly string[]> {
    const maintenant = this.horloge();
    const lignes = await this.lecture.lire<{ id: string }>(EXPIRER, [maintenant], ACCES_SYSTEME);
    for (const { id } of lignes) this.oublier(id);
    return lignes.map((l) => l.id);
  }

  /** Oublie une session terminée ailleurs (annonce reçue). */
  oublier(sessionId: string): void {
    this.cache.oublier(sessionId);
    this.enVol.clear();
  }

  /** Oublie tout : les annonces ont pu manquer. */
  oublierTout(): void {
    this.cache.oublierTout();
    this.enVol.clear();
  }

  // Une demande de fond et une vraie demande ne partagent pas leur lecture : la seconde écrit la dernière activité.
  private relire(cle: string, empreinte: Buffer, enFond: boolean): Promise<SessionConnue | null> {
    const cleDeVol = `${cle}${enFond}`;
    const enCours = this.enVol.get(cleDeVol);
    if (enCours) return enCours;
    const lecture = this.lireEnBase(cle, empreinte, enFond).finally(() => {
      if (this.enVol.get(cleDeVol) === lecture) this.enVol.delete(cleDeVol);
    });
    this.enVol.set(cleDeVol, lecture);
    return lecture;
  }

  private async lireEnBase(cle: string, empreinte: Buffer, enFond: boolean): Promise<SessionConnue | null> {
    const maintenant = this.horloge();
    const instant = maintenant.getTime();
    const generation = this.cache.generation;
    const ligne = await this.lectures.lire(cle);
    if (!ligne) return null;
    const ancienne = ligne.vue_le.getTime();
    const vueA = !enFond && aToucher(ancienne, instant) ? await this.toucher(empreinte, maintenant) : ancienne;
    const connue = { acteur: enActeur(ligne), lueA: instant, vueA, echeance: ligne.expire_le.getTime() };
    this.cache.garder(cle, connue, generation);
    return connue;
  }

  private async lireLignes(cles: readonly string[]): Promise<ReadonlyMap<string, LigneSession>> {
    const valeurs = [cles.map((cle) => Buffer.from(cle, 'base64')), this.horloge()];
    const lignes = await this.lecture.lire<LigneSession>(CHARGER, valeurs, ACCES_SYSTEME);
    return new Map(lignes.map((ligne) => [ligne.cle, ligne]));
  }

  private async toucher(empreinte: Buffer, maintenant: Date): Promise<number> {
    await this.lecture.lire(TOUCHER, [
      empreinte,
      maintenant,
      new Date(maintenant.getTime() - DUREES_SESSION.pasDeVueMs),
    ]);
    return maintenant.getTime();
  }

  private async remplacer(tx: Transaction, ancienJeton: string): Promise<void> {
    if (!aFormeDeJeton(ancienJeton)) return;
    const [ancienne] = await tx.sql<{ id: string }>('SELECT id FROM session WHERE jeton = $1 AND terminee_le IS NULL', [
      empreinteDeJeton(ancienJeton),
    ]);
    if (!ancienne) return;
    await terminerSessions(tx, { sessionId: ancienne.id });
    tx.apresValidation(() => this.oublier(ancienne.id));
  }

  private async habilitationDe(
    tx: Transaction,
    utilisateurId: string,
    habilitationId: string,
  ): Promise<(Partial<Acteur> & Pick<Acteur, 'fonction'>) | null> {
    const [h] = await tx.sql<{
      fonction: Fonction;
      unite: Unite;
      organisme_id: string | null;
      plateforme_id: string | null;
      assure_id: string | null;
    }>(
      `SELECT h.fonction, h.unite, h.organisme_id, h.plateforme_id, CASE WHEN h.fonction = 'ASSURE' THEN u.assure_id END AS assure_id
       FROM habilitation h JOIN utilisateur u ON u.id = h.utilisateur_id
       WHERE h.id = $1 AND u.id = $2 AND ${COMPTE_OUVERT} AND ${habilitationUtilisable('$3::timestamptz')} FOR SHARE OF h, u`,
      [habilitationId, utilisateurId, tx.maintenant],
    );
    if (!h) return null;
    return {
      habilitationId,
      fonction: h.fonction,
      unite: h.unite,
      organismeId: h.organisme_id,
      plateformeId: h.plateforme_id,
      assureId: h.assure_id,
    };
  }
}

const aToucher = (vueA: number, instant: number): boolean => instant - vueA >= DUREES_SESSION.pasDeVueMs;

function enActeur(l: LigneSession): Acteur {
  return {
    utilisateurId: l.utilisateur_id,
    sessionId: l.session_id,
    habilitationId: l.habilitation_id,
    fonction: l.fonction as Fonction,
    unite: l.unite as Unite,
    organismeId: l.organisme_id,
    plateformeId: l.plateforme_id,
    assureId: l.assure_id,
    nom: l.nom,
    correlationId: '',
  };
}
