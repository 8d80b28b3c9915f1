import { Button, Group } from '@mantine/core';
import {
  CODES_DECISION,
  DECISIONS,
  LIMITES_TEXTE,
  type BrouillonVue,
  type CodeDecision,
  type ParticipantVue,
  type PassageVue,
  type RevueVue,
} from '@pdp/domain';
import { useState } from 'react';
import { peut } from '../../../platform/permissions/capacites';
import { useSession } from '../../../platform/session/session.requetes';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { Bandeau } from '../../../platform/ui/retours/bandeau';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { Actions } from './actions-decision';
import type { EtatBrouillon } from './enregistreur';
import { useBrouillonDecision, type BlocEnCours, type SaisieDecision } from './use-brouillon-decision';
import { useValidation } from './use-validation';
import styles from './salle.module.css';

type Props = {
  readonly revue: RevueVue;
  readonly passage: PassageVue;
  readonly brouillon: BrouillonVue;
  readonly participants: readonly ParticipantVue[];
};

/** Bloc décision : écrit une fois devant tous, validé par le conducteur ; rien ne se perd si l'écrivain décroche. */
export function BlocDecision({ revue, passage, brouillon, participants }: Props) {
  const moi = useSession().utilisateur.id;
  const bloc = useBrouillonDecision(revue.id, brouillon, moi);
  const { saisie, changer, verrou } = bloc;
  const validation = useValidation(revue, passage, saisie);
  const lecteurs = useQuiLira(passage.dossierId, 'revueDecisions');
  const redige = peut(passage, 'rediger') && verrou === null;
  return (
    <div className={styles['decision']}>
      <DeCote bloc={bloc} redige={redige} />
      <Codes
        valeur={saisie.code}
        actif={redige}
        surChoix={(code) => changer({ code, phraseAssure: phraseProposee(saisie, code) })}
      />
      {verrou ? (
        <TenuParUnAutre bloc={bloc} peutPrendre={peut(passage, 'rediger')} conduit={peut(revue, 'conduire')} />
      ) : (
        <Texte bloc={bloc} redige={redige} lecteurs={lecteurs} error={validation.champ('texte')} />
      )}
      <Actions
        saisie={saisie}
        actif={redige}
        participants={participants}
        surChange={(actions) => changer({ actions })}
        erreur={validation.champ}
        lecteurs={useQuiLira(passage.dossierId, 'taches')}
      />
      <ChampTexteLibre
        label="Ce que l’assuré lira"
        description="Phrases courtes, sans sigle. Le référent la relit avant publication."
        lignes={2}
        limite={LIMITES_TEXTE.phraseAssure}
        lecteurs={lecteurs}
        value={saisie.phraseAssure}
        readOnly={!redige}
        onChange={(phraseAssure) => changer({ phraseAssure })}
        error={validation.champ('phraseAssure')}
      />
      <Etat etat={bloc.etat} />
      {peut(passage, 'decider') && <Validation validation={validation} />}
    </div>
  );
}

type PropsTexte = {
  readonly bloc: BlocEnCours;
  readonly redige: boolean;
  readonly lecteurs: readonly string[] | undefined;
  readonly error: string | undefined;
};

const Texte = ({ bloc: { saisie, changer }, redige, lecteurs, error }: PropsTexte) => (
  <div data-salle="decision">
    <ChampTexteLibre
      label="Décision"
      limite={LIMITES_TEXTE.decision}
      lecteurs={lecteurs}
      value={saisie.texte}
      readOnly={!redige}
      onChange={(texte) => changer({ texte })}
      error={error}
    />
  </div>
);

// Seul un enregistrement qui manque s'annonce : dire chaque seconde « enregistré » couvrirait la parole.
const Etat = ({ etat }: { etat: EtatBrouillon }) => {
  const manque = etat === 'a-reprendre' || etat === 'refuse';
  return (
    <>
      <p className="fin">{ETATS[etat]}</p>
      <p className="visuellement-cache" role="status">
        {manque ? ETATS[etat] : ''}
      </p>
    </>
  );
};

const ETATS: Readonly<Record<EtatBrouillon, string>> = {
  'a-jour': 'Brouillon enregistré',
  'en-cours': 'Enregistrement…',
  'a-reprendre': 'Pas encore enregistré : la connexion est coupée. Votre texte est gardé ici et partira tout seul.',
  refuse: 'Non enregistré : quelqu’un d’autre a pris la plume. Votre texte est gardé ici.',
};

type PropsTenu = { readonly bloc: BlocEnCours; readonly peutPrendre: boolean; readonly conduit: boolean };

// La frappe d'un autre n'est pas lue à voix haute lettre après lettre : seul son nom est annoncé.
function TenuParUnAutre({ bloc: { verrou, saisie, prendreLaPlume }, peutPrendre, conduit }: PropsTenu) {
  if (!verrou) return null;
  const libre = verrou.resteS === 0;
  return (
    <div className={styles['tenu']} data-salle="decision">
      <span role="status">
        <Puce couleur="violet">{libre ? `${verrou.auteur} n’écrit plus` : `${verrou.auteur} écrit…`}</Puce>
      </span>
      <p>{saisie.texte}</p>
      {peutPrendre && (
        <Button variant="default" size="compact-sm" disabled={!libre && !conduit} onClick={prendreLaPlume}>
          Prendre la plume
        </Button>
      )}
      {peutPrendre && !libre && !conduit && (
        <span className="fin">possible après 20 secondes de silence ({verrou.resteS} s)</span>
      )}
    </div>
  );
}

function DeCote({ bloc, redige }: { bloc: BlocEnCours; redige: boolean }) {
  if (!bloc.deCote) return null;
  return (
    <Bandeau couleur="ambre" annonce>
      <span>Un texte tapé sur ce poste n’a pas été enregistré&nbsp;: «&nbsp;{bloc.deCote.texte}&nbsp;»</span>{' '}
      {redige && (
        <Button size="compact-sm" onClick={bloc.reprendre}>
          Le reprendre
        </Button>
      )}{' '}
      <Button size="compact-sm" variant="default" onClick={bloc.oublier}>
        L’oublier
      </Button>
    </Bandeau>
  );
}

function phraseProposee(saisie: SaisieDecision, code: CodeDecision): string {
  const proposees = Object.values(DECISIONS).map((d) => d.phraseAssure as string);
  return saisie.phraseAssure === '' || proposees.includes(saisie.phraseAssure)
    ? DECISIONS[code].phraseAssure
    : saisie.phraseAssure;
}

/** Décisions montrées d'abord ; les autres d'un clic, pour que le texte reste à l'écran. */
const COURANTES: readonly CodeDecision[] = [
  'POURSUIVRE',
  'PROPOSER_ESSAI_ENCADRE',
  'DEMANDER_PRE_REPRISE',
  'ORIENTER_ETM',
  'REPRESENTER',
];

type PropsCodes = { valeur: string | null; actif: boolean; surChoix: (code: CodeDecision) => void };

function Codes({ valeur, actif, surChoix }: PropsCodes) {
  const [toutes, poserToutes] = useState(false);
  const montrees = toutes ? CODES_DECISION : CODES_DECISION.filter((c) => COURANTES.includes(c) || c === valeur);
  return (
    <div className={styles['codes']} role="group" aria-label="Nature de la décision">
      {montrees.map((code) => (
        <button
          key={code}
          type="button"
          className={code === valeur ? styles['codeActif'] : styles['code']}
          aria-pressed={code === valeur}
          disabled={!actif}
          onClick={() => surChoix(code)}
        >
          {DECISIONS[code].libelle}
        </button>
      ))}
      <button
        type="button"
        className={styles['code']}
        aria-expanded={toutes}
        aria-label={toutes ? 'Moins de décisions' : 'Autres décisions'}
        onClick={() => poserToutes(!toutes)}
      >
        {toutes ? 'Moins' : '…'}
      </button>
    </div>
  );
}

function Validation({ validation }: { validation: ReturnType<typeof useValidation> }) {
  return (
    <Group gap={8}>
      <Button
        loading={validation.valider.isPending}
        disabled={!validation.pret}
        onClick={() => validation.valider.mutate()}
        styles={{ root: { flex: 1, height: 'auto', minHeight: 36 }, label: { whiteSpace: 'normal' } }}
      >
        Valider et passer au suivant
      </Button>
      <Button variant="default" loading={validation.reporter.isPending} onClick={() => validation.reporter.mutate()}>
        Reporter
      </Button>
      {!validation.pret && <p className="fin">Choisissez une décision et écrivez-la pour pouvoir valider.</p>}
    </Group>
  );
}
