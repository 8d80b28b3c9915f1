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
import { peut } from '../../../platform/permissions/capacites';
import { commander } from '../../../platform/realtime/connexion';
import { useSession } from '../../../platform/session/session.requetes';
import { ChampTexteLibre } from '../../../platform/ui/formulaire/champ-texte-libre';
import { Puce } from '../../../platform/ui/mise-en-page/puce';
import { prevenir } from '../../../platform/ui/retours/prevenir';
import { useQuiLira } from '../../dossier/lecteurs.requetes';
import { Actions } from './actions-decision';
import { useBrouillonDecision, type EtatBrouillon, type SaisieDecision } from './use-brouillon-decision';
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
  const { saisie, changer, direct, etat } = useBrouillonDecision(revue.id, brouillon, moi);
  const validation = useValidation(revue, passage, saisie);
  const lecteurs = useQuiLira(passage.dossierId, 'revueDecisions');
  const redige = peut(passage, 'rediger') && direct === null;
  return (
    <div className={styles['decision']}>
      <Codes
        valeur={saisie.code}
        actif={redige}
        surChoix={(code) => changer({ code, phraseAssure: phraseProposee(saisie, code) })}
      />
      {direct ? (
        <TenuParUnAutre direct={direct} passageId={passage.id} />
      ) : (
        <ChampTexteLibre
          label="Décision"
          limite={LIMITES_TEXTE.decision}
          lecteurs={lecteurs}
          value={saisie.texte}
          onChange={(texte) => changer({ texte })}
          error={validation.champ('texte')}
        />
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
      <Etat etat={etat} />
      {peut(passage, 'decider') && <Validation validation={validation} />}
    </div>
  );
}

const Etat = ({ etat }: { etat: EtatBrouillon }) => (
  <p className="fin" role="status">
    {ETATS[etat]}
  </p>
);

const ETATS: Readonly<Record<EtatBrouillon, string>> = {
  'a-jour': 'Brouillon enregistré',
  'en-cours': 'Enregistrement…',
  refuse: 'Non enregistré : quelqu’un d’autre écrit, ou la connexion est coupée. Votre texte est gardé ici.',
};

function TenuParUnAutre({ direct, passageId }: { direct: { auteur: string; texte: string }; passageId: string }) {
  return (
    <div className={styles['tenu']}>
      <Puce couleur="violet">{direct.auteur} écrit…</Puce>
      <p aria-live="polite">{direct.texte}</p>
      <Button
        variant="default"
        size="compact-sm"
        onClick={() => void commander('passage.prendre-la-main', { passageId }).catch(prevenir.echec)}
      >
        Prendre la main
      </Button>
    </div>
  );
}

function phraseProposee(saisie: SaisieDecision, code: CodeDecision): string {
  const proposees = Object.values(DECISIONS).map((d) => d.phraseAssure as string);
  return saisie.phraseAssure === '' || proposees.includes(saisie.phraseAssure)
    ? DECISIONS[code].phraseAssure
    : saisie.phraseAssure;
}

function Codes({
  valeur,
  actif,
  surChoix,
}: {
  valeur: string | null;
  actif: boolean;
  surChoix: (code: CodeDecision) => void;
}) {
  return (
    <div className={styles['codes']} role="group" aria-label="Nature de la décision">
      {CODES_DECISION.map((code) => (
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
        style={{ flex: 1 }}
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
