import { Button, Modal, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { resoudreConflits, texteFusionne, valeurEnTexte } from './conflit';
import type { ChampConflit, ChoixConflit } from './conflit';
import styles from './champs.module.css';

type Props = {
  readonly conflits: readonly ChampConflit[];
  /** Valeurs déjà fusionnées par `comparerVersions`. */
  readonly fusion: Readonly<Record<string, unknown>>;
  /** Reçoit les valeurs choisies : à renvoyer avec la version actuelle. */
  readonly surResoudre: (valeurs: Record<string, unknown>) => void;
  /** Ferme sans rien envoyer : la saisie reste à l'écran. */
  readonly surFermer: () => void;
  readonly enCours?: boolean;
};

/** Écriture périmée : montre les deux valeurs, champ par champ ; rien n'est perdu ni écrasé sans choix. */
export function DialogueConflit({ conflits, fusion, surResoudre, surFermer, enCours = false }: Props) {
  const [choix, poserChoix] = useState<Record<string, ChoixConflit>>({});
  const tout = (valeur: 'mien' | 'leur') => poserChoix(Object.fromEntries(conflits.map(({ cle }) => [cle, valeur])));
  return (
    <Modal opened onClose={surFermer} size="xl" title="Quelqu’un a modifié cette fiche pendant votre saisie">
      <div className={styles['bloc']} style={{ gap: 14 }}>
        <p>Pour chaque champ, choisissez la valeur à garder. Le reste a été réuni sans rien perdre.</p>
        <div style={{ display: 'flex', gap: 8, flexWrap: 'wrap' }}>
          <Button size="compact-sm" variant="default" onClick={() => tout('mien')}>
            Garder toutes mes valeurs
          </Button>
          <Button size="compact-sm" variant="default" onClick={() => tout('leur')}>
            Prendre toutes les valeurs enregistrées
          </Button>
        </div>
        {conflits.map((conflit) => (
          <ChoixDeChamp
            key={conflit.cle}
            conflit={conflit}
            choix={choix[conflit.cle] ?? 'mien'}
            surChoix={(valeur) => poserChoix((avant) => ({ ...avant, [conflit.cle]: valeur }))}
          />
        ))}
        <div style={{ display: 'flex', gap: 8, justifyContent: 'flex-end', flexWrap: 'wrap' }}>
          <Button variant="default" onClick={surFermer}>
            Revenir à ma saisie
          </Button>
          <Button loading={enCours} onClick={() => surResoudre(resoudreConflits(fusion, conflits, choix))}>
            Enregistrer ce choix
          </Button>
        </div>
      </div>
    </Modal>
  );
}

type PropsChoix = { conflit: ChampConflit; choix: ChoixConflit; surChoix: (choix: ChoixConflit) => void };

function ChoixDeChamp({ conflit, choix, surChoix }: PropsChoix) {
  const fusionnable = typeof conflit.mien === 'string' && typeof conflit.leur === 'string';
  const nom = `conflit-${conflit.cle}`;
  return (
    <fieldset className={styles['choix']}>
      <legend>{conflit.libelle}</legend>
      <div className={styles['versions']}>
        <Version
          nom={nom}
          titre="Ma valeur"
          valeur={conflit.mien}
          actif={choix === 'mien'}
          choisir={() => surChoix('mien')}
        />
        <Version
          nom={nom}
          titre="Valeur enregistrée"
          valeur={conflit.leur}
          actif={choix === 'leur'}
          choisir={() => surChoix('leur')}
        />
      </div>
      {fusionnable && (
        <Radio
          name={nom}
          label="Réunir les deux"
          checked={typeof choix === 'object'}
          onChange={() => surChoix({ fusion: texteFusionne(conflit) })}
        />
      )}
      {typeof choix === 'object' && (
        <Textarea
          label="Texte réuni"
          autosize
          minRows={3}
          value={choix.fusion}
          onChange={(e) => surChoix({ fusion: e.currentTarget.value })}
        />
      )}
    </fieldset>
  );
}

type PropsVersion = { nom: string; titre: string; valeur: unknown; actif: boolean; choisir: () => void };

function Version({ nom, titre, valeur, actif, choisir }: PropsVersion) {
  return (
    <div className={styles['version']}>
      <Radio name={nom} label={titre} checked={actif} onChange={choisir} />
      <span className={styles['valeur']}>{valeurEnTexte(valeur)}</span>
    </div>
  );
}
