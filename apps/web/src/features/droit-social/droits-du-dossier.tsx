import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { IconPlus } from '@tabler/icons-react';
import { DROITS_SOCIAUX, LIMITES_TEXTE } from '@pdp/domain';
import type { DossierVue, DroitSocial, DroitSocialVue, DroitsSociauxVue, NoterDroitSocialRequete } from '@pdp/domain';
import { useState } from 'react';
import { useAujourdhui } from '../../platform/format/horloge';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { ChampDate } from '../../platform/ui/formulaire/champ-date';
import { Puce } from '../../platform/ui/mise-en-page/puce';
import { EtatVide } from '../../platform/ui/retours/etat-vide';
import { Lecture } from '../../platform/ui/retours/lecture';
import styles from '../dossier/dossier.module.css';
import { useFormulaireDossier } from '../dossier/use-formulaire-dossier';
import { commandesDroitSocial, optionsDroitsSociaux } from './droit-social.requetes';
import { datesDroit, puceDroit } from './droit-social.vue';
import { PasDroit } from './pas-droit';

/** Droits d'une personne : demandés, obtenus, refusés, bientôt finis. */
export function DroitsDuDossier({ dossier }: { readonly dossier: DossierVue }) {
  const droits = useQuery(optionsDroitsSociaux(dossier.id));
  const [ajout, poserAjout] = useState(false);
  return (
    <>
      <div className={styles['titreRubrique']}>
        <h2>Droits</h2>
        {(droits.data?.notables.length ?? 0) > 0 && !ajout && (
          <Button leftSection={<IconPlus size={16} aria-hidden="true" />} onClick={() => poserAjout(true)}>
            Noter un droit
          </Button>
        )}
      </div>
      <Lecture requete={droits}>
        {(vue) => (
          <>
            {ajout && <Noter dossierId={dossier.id} vue={vue} fermer={() => poserAjout(false)} />}
            <Liste dossierId={dossier.id} elements={vue.elements} note={vue.notables.length > 0} />
          </>
        )}
      </Lecture>
    </>
  );
}

type PropsListe = { dossierId: string; elements: readonly DroitSocialVue[]; note: boolean };

function Liste({ dossierId, elements, note }: PropsListe) {
  if (elements.length === 0)
    return (
      <EtatVide titre="Aucun droit noté">
        {note
          ? 'Complémentaire santé, allocation, rente, retraite\u00a0: notez ce qui est demandé, obtenu ou refusé.'
          : 'Ce que vous pouvez en lire paraîtra ici\u00a0: ce qui est demandé, obtenu ou refusé.'}
      </EtatVide>
    );
  return (
    <ul className={styles['frise']}>
      {elements.map((droit) => (
        <UnDroit key={droit.id} dossierId={dossierId} droit={droit} />
      ))}
    </ul>
  );
}

function UnDroit({ dossierId, droit }: { dossierId: string; droit: DroitSocialVue }) {
  const { texte, couleur } = puceDroit(droit);
  return (
    <li className={styles['ligne']}>
      <div>
        <b>{droit.libelle}</b>
        <div className="fin">{datesDroit(droit, useAujourdhui())}</div>
        {droit.precision && <p className={styles['texte']}>{droit.precision}</p>}
        <PasDroit dossierId={dossierId} droit={droit} />
      </div>
      <Puce couleur={couleur}>{texte}</Puce>
    </li>
  );
}

type Saisie = { type: string; demandeLe: string; precision: string };
type PropsNoter = { readonly dossierId: string; readonly vue: DroitsSociauxVue; readonly fermer: () => void };

function Noter({ dossierId, vue, fermer }: PropsNoter) {
  const aujourdhui = useAujourdhui();
  const formulaire = useFormulaireDossier<Saisie, NoterDroitSocialRequete>(dossierId, {
    initiales: { type: '', demandeLe: aujourdhui, precision: '' },
    brouillon: `dossier.${dossierId}.droit`,
    libelles: { type: 'Droit', demandeLe: 'Demandé le', precision: 'Précision' },
    valider: ({ type }): Record<string, string> => (type === '' ? { type: 'Choisissez un droit.' } : {}),
    corps: ({ type, demandeLe, precision }) => ({
      type: type as DroitSocial,
      demandeLe,
      ...(precision.trim() === '' ? {} : { precision: precision.trim() }),
    }),
    envoyer: (corps, cle) => commandesDroitSocial.noter(dossierId, corps, cle),
    succes: 'Droit noté.',
    fermer,
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton="Noter ce droit" fermer={fermer}>
      <div className={styles['grille']}>
        <NativeSelect
          label="Droit"
          required
          data={[
            { value: '', label: 'Choisir…' },
            ...vue.notables.map((code) => ({ value: code, label: DROITS_SOCIAUX[code].libelle })),
          ]}
          {...form.getInputProps('type')}
        />
        <ChampDate label="Demandé le" required max={aujourdhui} {...form.getInputProps('demandeLe')} />
        <TextInput
          label="Précision, rien de médical"
          maxLength={LIMITES_TEXTE.motCourt}
          {...form.getInputProps('precision')}
        />
      </div>
      <p className="fin">RQTH et invalidité se suivent dans l’onglet Dispositifs, et paraissent ici.</p>
    </CadreFormulaire>
  );
}
