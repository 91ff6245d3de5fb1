//! The encoder itself: loaded once, asked sentence by sentence.

use std::{
    borrow::Cow,
    fmt,
    sync::{Arc, Mutex, PoisonError, Weak},
};

use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, op_registry};
use rten_tensor::{NdTensor, NdTensorView};

use super::{
    pieces::Pieces,
    weights::{BUILT_IN, NAME, Weights},
};

/// Numbers in a vector.
pub const WIDTH: usize = 384;

/// Pieces of a text that are read, the marks of its ends included; a sentence of ninety words has about as many.
pub const LONGEST: usize = 128;

/// Why there is no encoder, or why it says nothing.
#[derive(Debug, thiserror::Error)]
pub enum EncoderError {
    /// The file is none of the encoder's.
    #[error("this is no file of encoder weights")]
    Other,
    /// The file is cut, or something in it was changed.
    #[error("the file of encoder weights is damaged")]
    Damaged,
    /// The network in the file cannot be run.
    #[error("the encoder cannot be run: {0}")]
    Network(String),
    /// A text cannot be cut into pieces.
    #[error("the text cannot be read: {0}")]
    Text(String),
}

/// What the encoder says of a sentence, in thousandths; positive is yes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// Is it worth a check?
    pub worth: i32,
    /// Does it hold a verifiable claim?
    pub checkable: i32,
}

/// The meaning of a text: a direction, of length one.
#[derive(Clone, Debug, PartialEq)]
pub struct Vector(Box<[f32]>);

impl Vector {
    /// How alike two meanings are: the cosine, -1 to 1.
    pub fn likeness(&self, other: &Self) -> f32 {
        self.0.iter().zip(&other.0).map(|(a, b)| a * b).sum()
    }

    /// Its numbers, [`WIDTH`] of them.
    pub fn numbers(&self) -> &[f32] {
        &self.0
    }

    /// Of length one; a vector of zeros stays.
    fn new(mut numbers: Vec<f32>) -> Self {
        let length = numbers.iter().map(|one| one * one).sum::<f32>().sqrt();
        if length > 0.0 {
            for one in &mut numbers {
                *one /= length;
            }
        }
        Self(numbers.into())
    }
}

/// The network and its vocabulary, ready. It takes about 50 MB for as long as somebody holds it.
pub struct Encoder {
    number: u32,
    model: Model,
    pieces: Pieces,
    /// One thread of its own: whoever wants two cores asks from two threads with two encoders.
    thread: Arc<ThreadPool>,
    inputs: [NodeId; 2],
    meaning: NodeId,
    scores: NodeId,
}

impl fmt::Debug for Encoder {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.debug_struct("Encoder")
            .field("number", &self.number)
            .finish_non_exhaustive()
    }
}

/// What gives the encoder: [`Encoder::held`], or what stands in its place.
pub type Load = fn() -> Result<Arc<Encoder>, EncoderError>;

/// The one that is in use, if any.
static HELD: Mutex<Weak<Encoder>> = Mutex::new(Weak::new());

impl Encoder {
    /// The encoder that ships, loaded if nobody holds it; its memory is given back when the last holder lets go. Takes some tens of
    /// milliseconds: not for the window's thread.
    pub fn held() -> Result<Arc<Self>, EncoderError> {
        let mut held = HELD.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(encoder) = held.upgrade() {
            return Ok(encoder);
        }
        let encoder = Arc::new(Self::read(Cow::Borrowed(BUILT_IN))?);
        *held = Arc::downgrade(&encoder);
        Ok(encoder)
    }

    /// Reads a file of weights. The bytes of one that is in the program are used where they lie.
    pub fn read(file: Cow<'static, [u8]>) -> Result<Self, EncoderError> {
        let mut options = ModelOptions::with_ops(op_registry!(
            Add,
            Cast,
            DynamicQuantizeLinear,
            Gather,
            Gelu,
            Identity,
            LayerNormalization,
            MatMul,
            MatMulInteger,
            Mul,
            ReduceMean,
            Reshape,
            Softmax,
            Split,
            Transpose
        ));
        options.prepack_weights(true);
        let (number, pieces, model) = match &file {
            Cow::Borrowed(file) => {
                let weights = Weights::read(file)?;
                options.external_data_static(NAME, weights.weights);
                let model = options.load_static_slice(weights.network);
                (weights.number, Pieces::new(weights.vocabulary)?, model)
            }
            Cow::Owned(file) => {
                let weights = Weights::read(file)?;
                options.external_data(NAME, weights.weights.to_vec());
                let model = options.load(weights.network.to_vec());
                (weights.number, Pieces::new(weights.vocabulary)?, model)
            }
        };
        let model = model.map_err(|error| EncoderError::Network(error.to_string()))?;
        let node = |name: &str| {
            let node = model.node_id(name);
            node.map_err(|error| EncoderError::Network(error.to_string()))
        };
        Ok(Self {
            number,
            pieces,
            thread: Arc::new(ThreadPool::with_num_threads(1)),
            inputs: [node("ids")?, node("places")?],
            meaning: node("meaning")?,
            scores: node("scores")?,
            model,
        })
    }

    /// Which weights these are; later ones have a larger number.
    pub const fn number(&self) -> u32 {
        self.number
    }

    /// What it says of a sentence.
    #[expect(
        clippy::cast_possible_truncation,
        reason = "scores are small; a cast keeps what is not at its end"
    )]
    pub fn said(&self, sentence: &str) -> Result<Said, EncoderError> {
        let scores: Vec<f32> = self.run(sentence, self.scores)?;
        let thousandths = |at: usize| {
            let score = scores.get(at).copied().unwrap_or_default();
            (score * 1000.0).round() as i32
        };
        Ok(Said {
            worth: thousandths(0),
            checkable: thousandths(1),
        })
    }

    /// The meaning of a sentence or a passage. Of a long one the beginning counts, see [`LONGEST`].
    pub fn meaning(&self, text: &str) -> Result<Vector, EncoderError> {
        self.run(text, self.meaning).map(Vector::new)
    }

    /// The pieces that are read of a text, by their numbers in the vocabulary: at most [`LONGEST`].
    pub fn pieces(&self, text: &str) -> Result<Vec<i32>, EncoderError> {
        self.pieces.of(text)
    }

    fn run(&self, text: &str, output: NodeId) -> Result<Vec<f32>, EncoderError> {
        let wrong = |why: &dyn fmt::Display| EncoderError::Network(why.to_string());
        let pieces = self.pieces.of(text)?;
        let length = pieces.len();
        let places: Vec<i32> = (0..).take(length).collect();
        let shaped = |numbers| NdTensor::from_data([1, length], numbers);
        let [ids, at] = self.inputs;
        let inputs = vec![(ids, shaped(pieces).into()), (at, shaped(places).into())];
        let options = RunOptions::default().with_thread_pool(Some(Arc::clone(&self.thread)));
        let found = self
            .model
            .run(inputs, &[output], Some(options))
            .map_err(|error| wrong(&error))?;
        let found: &Value = found.first().ok_or_else(|| wrong(&"no answer"))?;
        let found: NdTensorView<'_, f32, 2> = found.try_into().map_err(|error| wrong(&error))?;
        Ok(found.iter().copied().collect())
    }
}
