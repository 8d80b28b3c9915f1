import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { LIBELLES_MOTIF_LIMITATION, LIMITES_TEXTE, MOTIFS_LIMITATION } from '@pdp/domain';
import type { DemandeDroitVue, MotifLimitation, TransitionDemandeRequete } from '@pdp/domain';
import type { UseFormReturnType } from '@mantine/form';
import { CadreFormulaire } from '../../platform/ui/formulaire/cadre-formulaire';
import { useFormulaire } from '../../platform/ui/formulaire/use-formulaire';
import { prevenir } from '../../platform/ui/retours/prevenir';
import { useTransiter } from './delegue.requetes';
import { gestesDe } from './delegue.vue';
import type { Geste } from './delegue.vue';
import styles from './delegue.module.css';

const MOTIFS_DE_GEL = MOTIFS_LIMITATION.map((value) => ({ value, label: LIBELLES_MOTIF_LIMITATION[value] }));

/** Gestes offerts ; un appui ouvre ce qu'il faut écrire. */
export function Repondre({ demande }: { demande: DemandeDroitVue }) {
  const [ouvert, poserOuvert] = useState<Geste | null>(null);
  const gestes = gestesDe(demande.capacites);
  if (gestes.length === 0) return null;
  if (ouvert) return <Formulaire demande={demande} geste={ouvert} fermer={() => poserOuvert(null)} />;
  return (
    <div className={styles['actions']}>
      {gestes.map((geste) => (
        <Button
          key={geste.transition}
          variant={geste.transition === 'accorder' ? 'filled' : 'default'}
          onClick={() => poserOuvert(geste)}
        >
          {geste.bouton}
        </Button>
      ))}
    </div>
  );
}

type Saisie = { texte: string; motif: string; motifLimitation: MotifLimitation };

const LIBELLES = { texte: 'Texte', motif: 'Raison', motifLimitation: 'Raison du gel' };

const fautesDe =
  (geste: Geste) =>
  ({ texte, motif }: Saisie): Record<string, string> => ({
    ...(geste.texte && texte.trim() === '' ? { texte: 'Écrivez ce que la personne lira.' } : {}),
    ...(geste.motif && motif.trim() === '' ? { motif: 'Dites pourquoi.' } : {}),
  });

function Formulaire({ demande, geste, fermer }: { demande: DemandeDroitVue; geste: Geste; fermer: () => void }) {
  const transiter = useTransiter(demande.id, demande.version);
  const gele = demande.type === 'LIMITATION' && geste.transition.startsWith('accorder');
  const formulaire = useFormulaire<Saisie, TransitionDemandeRequete, unknown>({
    initiales: { texte: '', motif: '', motifLimitation: 'EXACTITUDE_CONTESTEE' },
    brouillon: `demande-droit.${demande.id}.${geste.transition}`,
    libelles: LIBELLES,
    valider: fautesDe(geste),
    corps: ({ texte, motif, motifLimitation }) => ({
      transition: geste.transition,
      ...(geste.texte ? { texte: texte.trim() } : {}),
      ...(geste.motif ? { motif: motif.trim() } : {}),
      ...(gele ? { motifLimitation } : {}),
    }),
    envoyer: (corps) => transiter.mutateAsync(corps),
    surSucces: () => prevenir.succes('C’est enregistré. La personne est prévenue, sans aucun détail.'),
  });
  const { form } = formulaire;
  return (
    <CadreFormulaire formulaire={formulaire} bouton={geste.bouton} fermer={fermer} nu>
      <Textes geste={geste} form={form} />
      {gele && <NativeSelect label="Raison du gel" data={MOTIFS_DE_GEL} {...form.getInputProps('motifLimitation')} />}
    </CadreFormulaire>
  );
}

function Textes({ geste, form }: { geste: Geste; form: UseFormReturnType<Saisie> }) {
  return (
    <>
      {geste.texte && (
        <Textarea
          label={geste.texte}
          description="Avec des mots simples, elle est lue telle quelle dans le livret."
          required
          autosize
          minRows={4}
          maxLength={LIMITES_TEXTE.decision}
          {...form.getInputProps('texte')}
        />
      )}
      {geste.motif && (
        <Textarea
          label={geste.motif}
          description="La personne le lit aussi."
          required
          autosize
          minRows={2}
          maxLength={600}
          {...form.getInputProps('motif')}
        />
      )}
    </>
  );
}
